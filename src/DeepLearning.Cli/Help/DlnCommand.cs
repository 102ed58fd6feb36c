using System.CommandLine;

namespace DeepLearning.Cli.Help;

/// <summary>A command with the examples that its help shows.</summary>
internal sealed class DlnCommand(string name, string description) : Command(name, description)
{
    public List<(string Line, string Meaning)> Examples { get; } = [];

    public DlnCommand Example(string line, string meaning)
    {
        Examples.Add((line, meaning));
        return this;
    }
}
