using System.CommandLine;

namespace DeepLearning.Cli.Commands;

/// <summary>Every command, in the order in which help shows them. A new command is one file in this folder and one line here.</summary>
internal static class CommandList
{
    public static readonly Func<Terminal, Command>[] All =
    [
        StartCommand.Create,
        RunCommand.Create,
        BuildCommand.Create,
        InstallCommand.Create,
        UninstallCommand.Create,
        KernelCommand.Create,
        LintCommand.Create,
        CheckCommand.Create,
        DataCommand.Create,
        DoctorCommand.Create,
        ReleaseCommand.Create,
        ValidateCommand.Create,
        GradeCommand.Create,
        FeedbackCommand.Create,
        ExportCommand.Create,
        SlidesCommand.Create,
        WorkerCommand.Create,
    ];
}
