using DeepLearning.Cli;
using DeepLearning.Cli.Processes;

// A notebook waits for these two to start, so they are dispatched before any command-line library is loaded.
return args switch
{
    ["kernel", "--connection-file", var file] => KernelEntry.Run(file, Console.Error),
    ["worker", ..] => await WorkerEntry.RunAsync(),
    ["answers"] => await AnswersEntry.RunAsync(),
    _ => await CommandLine.RunAsync(args),
};
