using DeepLearning.Grading.Lessons;

namespace DeepLearning.Grading.Tests;

/// <summary>What attackers put into the cell of an exercise in place of an answer.</summary>
/// <param name="Outcome">How the exercise must end; it never earns a point.</param>
internal sealed record AttackCell(string Name, string Cell, string Outcome);

internal static class AttackCells
{
    private const string Head = "float Neuron(float x, float w, float b) ";

    // An attack that gets through returns the right answer, so that it would earn the point; one that does not returns 2.
    private const string Right = "1 / (1 + MathF.Exp(-(w * x + b)))";

    private const string Native = """
        static class Native
        {
            [System.Runtime.InteropServices.DllImport("libc")] public static extern int fork();
            [System.Runtime.InteropServices.DllImport("libc")] public static extern int kill(int process, int signal);
            [System.Runtime.InteropServices.DllImport("libc")] public static extern int getppid();
            [System.Runtime.InteropServices.DllImport("libc")] public static extern nint write(int file, byte[] bytes, nint count);
            [System.Runtime.InteropServices.DllImport("libc")]
            public static extern nint ptrace(int request, int process, nint address, nint data);
        }

        """;

    public static readonly IReadOnlyList<AttackCell> All =
    [
        // Never ending, or ending everything.
        new("endless-loop", Head + "{ while (true) { } }", "timeout"),
        new("endless-cell", "while (true) { }\n" + Head + "=> 2;", "timeout"),
        new("endless-sleep", Head + "{ Thread.Sleep(-1); return 2; }", "timeout"),
        new(
            "endless-static-constructor",
            "class Slow { public static float X; static Slow() { while (true) { } } }\n" + Head + "=> Slow.X;",
            "timeout"),
        new(
            "endless-at-exit",
            Head + "{ AppDomain.CurrentDomain.ProcessExit += (_, _) => { while (true) { } }; Environment.Exit(0); return 2; }",
            "timeout"),
        new("exit", Head + "{ Environment.Exit(0); return 2; }", "error"),
        new("fail-fast", Head + "{ Environment.FailFast(\"x\"); return 2; }", "error"),
        new("stack-overflow", Head + "=> Neuron(x, w, b) + 1;", "error"),
        new("stray-thread", Head + "{ new Thread(() => throw new Exception(\"stray\")).Start(); Thread.Sleep(500); return 2; }", "error"),
        // Four busy threads for each call may also use up the time of the calls after them, or reach the limit on threads.
        new(
            "busy-threads-left",
            Head + "{ for (var i = 0; i < 4; i++) new Thread(() => { while (true) { } }).Start(); return 2; }",
            "fail or timeout or error"),
        new(
            "throwing-message",
            "class Odd : Exception { public override string Message => throw new Odd(); }\n" + Head + "=> throw new Odd();",
            "error"),
        new("enormous-message", Head + "=> throw new Exception(new string('x', 50_000_000));", "error"),

        // More than its share of the machine.
        new(
            "memory-bomb",
            Head + "{ var all = new List<byte[]>(); "
                + "while (true) { var some = new byte[32 << 20]; Array.Fill(some, (byte)1); all.Add(some); } }",
            "error"),
        new("fork-bomb", Native + Head + "{ for (var i = 0; i < 100_000; i++) if (Native.fork() < 0) return 2; return 2; }", "error"),
        new("thread-bomb", Head + "{ for (var i = 0; i < 5000; i++) new Thread(() => Thread.Sleep(-1)).Start(); return 2; }", "error"),
        new(
            "file-bomb",
            Head + "{ using var file = File.Create(\"/tmp/x\"); var some = new byte[1 << 20]; "
                + "for (var i = 0; i < 4096; i++) file.Write(some); return 2; }",
            "error"),
        new(
            "open-file-bomb",
            Head + "{ var all = new List<FileStream>(); "
                + "for (var i = 0; i < 10_000; i++) all.Add(File.Create(\"/tmp/\" + i)); return 2; }",
            "error"),
        // Out of its walls.
        new("read-passwords", Head + "=> File.ReadAllText(\"/etc/passwd\").Length > 0 ? " + Right + " : 2;", "error"),
        new("overwrite-outside", Head + "{ File.WriteAllText(\"TREASURE\", \"gone\"); return " + Right + "; }", "error"),
        new("overwrite-program", Head + "{ File.WriteAllText(\"/program/dln.dll\", \"gone\"); return " + Right + "; }", "error"),
        new("network", Head + "{ new System.Net.Sockets.TcpClient(\"127.0.0.1\", 22); return " + Right + "; }", "error"),
        new("start-program", Head + "{ System.Diagnostics.Process.Start(\"/bin/sh\"); return " + Right + "; }", "error"),
        new("kill-parent", Native + Head + "=> Native.kill(Native.getppid(), 9) == 0 && Native.kill(-1, 9) == 0 ? 2 : 2;", "fail"),
        new(
            "other-processes",
            Head + "=> Directory.GetDirectories(\"/proc\").Select(Path.GetFileName).Count(name => int.TryParse(name, out _)) > 6 ? "
                + Right + " : 2;",
            "fail"),
        new(
            "trace-others",
            Native + Head
                + "=> Enumerable.Range(3, 30000).Any(id => id != Environment.ProcessId && Native.ptrace(16, id, 0, 0) == 0) ? "
                + Right + " : 2;",
            "fail"),
        new(
            "environment-secrets",
            Head + "=> Environment.GetEnvironmentVariables().Values.Cast<string>().Any(value => value.Contains(\"nobody-knows\")) ? "
                + Right + " : 2;",
            "fail"),
        new(
            "environment-of-parents",
            Head + "=> Directory.GetDirectories(\"/proc\").Any(folder => "
                + "{ try { return File.ReadAllText(folder + \"/environ\").Contains(\"nobody-knows\"); } "
                + "catch (Exception) { return false; } }) ? " + Right + " : 2;",
            "fail"),
        // At the references and the results.
        new("load-references", Head + "{ System.Reflection.Assembly.Load(\"DeepLearning.Course\"); return " + Right + "; }", "error"),
        new(
            "search-references",
            Head + "=> AppDomain.CurrentDomain.GetAssemblies().Any(one => one.GetName().Name.Contains(\"Course\")) "
                + "|| Directory.GetFiles(AppContext.BaseDirectory).Any(file => file.Contains(\"Course\")) ? " + Right + " : 2;",
            "fail"),
        new("use-compiler", Head + "=> Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.EvaluateAsync<float>(\"1f\").Result;", "error"),
        new(
            "reflect-into-worker",
            Head + "{ var worker = AppDomain.CurrentDomain.GetAssemblies().Single(one => one.GetName().Name == \"DeepLearning.Grading\"); "
                + "foreach (var type in worker.GetTypes()) foreach (var field in type.GetFields("
                + "System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)) "
                + "if (!field.IsInitOnly && !field.IsLiteral && field.FieldType == typeof(string)) field.SetValue(null, \"score\"); "
                + "return 2; }",
            "error"),
        new(
            "write-to-channel",
            Native + Head
                + "{ var forged = System.Text.Encoding.UTF8.GetBytes("
                + "\"{\\\"nonce\\\":\\\"\\\",\\\"value\\\":{\\\"type\\\":\\\"float\\\",\\\"value\\\":\\\"AAAAAA==\\\"}}\"); "
                + "var frame = BitConverter.GetBytes(forged.Length).Concat(forged).ToArray(); "
                + "for (var file = 3; file < 256; file++) Native.write(file, frame, frame.Length); return 2; }",
            "error"),
        new(
            "print-a-score",
            Head + "{ Console.WriteLine(\"{\\\"score\\\": 11}\"); using var file = Console.OpenStandardOutput(); "
                + "file.Write(\"{\\\"score\\\": 11}\\n\"u8); return 2; }",
            "fail"),
        new(
            "flood-outputs",
            Native + Head
                + "{ var some = new byte[1 << 20]; for (var i = 0; i < 4; i++) Native.write(2, some, some.Length); return 2; }",
            "fail"),
        new(
            "shadow-names",
            "class Check { public static void Run(string id, Delegate d) { } } class Math { } class Console { } class Tensor { } "
                + "class Func<A, B, C, D> { }\n" + Head + "=> 2;",
            "fail"),
        new(
            "redefined-check",
            "static class Check { public static bool Run(string id, object answer) => true; "
                + "public static bool Judge(object exercise, object answer) => true; }\n" + Head + "=> 2;",
            "fail"),
        new(
            "shadow-comparison",
            "class Sly { public static implicit operator float(Sly sly) => 2; public override bool Equals(object other) => true; }\n"
                + Head + "=> new Sly();",
            "fail"),
        new(
            "own-type",
            "class Sly { public override bool Equals(object other) => true; }\n"
                + "Sly Neuron(float x, float w, float b) => new Sly();",
            "error"),
        new("not-a-number", Head + "=> float.NaN;", "fail"),
        new(
            "culture",
            Head + "{ System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(\"de-DE\"); return 2; }",
            "fail"),
        // From outside, unsafe, or too much for the compiler.
        new("outside-assembly", "#r \"/tmp/evil.dll\"\n" + Head + "=> 2;", "error"),
        new("outside-package", "#r \"nuget: Evil, 1.0\"\n" + Head + "=> 2;", "error"),
        new("outside-script", "#load \"/tmp/evil.csx\"\n" + Head + "=> 2;", "error"),
        new("magic", "#!bash\n" + Head + "=> 2;", "error"),
        new("unsafe-code", "unsafe " + Head + "{ float* p = &x; return *p; }", "error"),
        new("deep-nesting", Head + "=> " + new string('(', 20_000) + "2" + new string(')', 20_000) + ";", "error"),
        new("deep-generics", Head + "{ " + string.Concat(Enumerable.Repeat("List<", 30_000)) + "int x; return 2; }", "error"),
        new("endless-source", Head + "=> 2;\n" + "// " + new string('x', 300_000), "error"),

        // Knowing the cases instead of the answer.
        new("visible-case", Head + "=> 0.6022848f;", "partly right"),
        new(
            "detect-grader",
            Head + "=> Environment.MachineName == \"sandbox\" || Directory.Exists(\"/program\") ? 0.6022848f : " + Right + ";",
            "partly right"),
        new("time-based", Head + "=> DateTime.UtcNow.Year < 2000 ? " + Right + " : 2;", "fail"),
        new("state-carried", "int calls = 0;\n" + Head + "=> calls++ == 0 ? 0.6022848f : 0.5f;", "partly right"),
    ];
}
