using System.CommandLine;
using DeepLearning.Cli.Doctor;

namespace DeepLearning.Cli.Commands;

/// <summary><c>dln doctor</c>: whether this machine has what the course needs, and what to do where it has not.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new DlnCommand("doctor", "Check that this machine has what the course needs.")
            .Example("dln doctor", "what is here, what is missing, and what to do about it");
        command.SetAction(_ => Examine(terminal) ? ExitCode.Done : ExitCode.ChecksFailed);
        return command;
    }

    /// <summary>Prints one line a finding; true when nothing that the course needs is wanting.</summary>
    public static bool Examine(Terminal terminal)
    {
        var healthy = true;
        foreach (var check in MachineChecks.All)
        {
            var finding = check();
            var line = $"{Word(finding.Kind),-8} {finding.Name,-14} {finding.Found}{(finding.Remedy is { } remedy ? $"; {remedy}" : "")}";
            if (finding.Kind == FindingKind.Good) terminal.WriteLine(line);
            else if (finding.Kind == FindingKind.Optional) terminal.Faint(line);
            else terminal.Bad(line);
            healthy &= finding.Kind != FindingKind.Bad;
        }
        return healthy;
    }

    private static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Good => "ok",
        FindingKind.Optional => "absent",
        _ => "missing",
    };
}
