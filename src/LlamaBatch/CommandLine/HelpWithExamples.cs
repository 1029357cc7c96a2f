using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LlamaBatch.Reporting;

namespace LlamaBatch.CommandLine;

/// <summary>Prints the help of a command, followed by examples and exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> _examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "list",
            "plan BatchSize100 --scale quick",
            "run BatchSize100 --scale quick",
            "report BatchSize100",
            "compare HEAD~1 BatchSize100",
            "doctor",
        ],
        ["list"] = ["list", "list \"*Size*\""],
        ["plan"] = ["plan BatchSize100", "plan \"*\" --scale quick"],
        ["run"] =
        [
            "run Smoke",
            "run BatchSize100 --scale quick",
            "run \"*Size*\" --scale smoke",
            "run BatchSize100 --trials \"*BatchSize=100,*\"",
            "run BatchSize100 --workers 1",
            "run Smoke --step autograd",
        ],
        ["report"] = ["report", "report BatchSize100 --scale quick", "report Smoke --step autograd"],
        ["compare"] =
        [
            "compare HEAD~1 BatchSize100 --fail-on any",
            "compare v1.0 main --experiment BatchSize100",
            "compare ../other/experiments/Smoke/results.jsonl Smoke",
        ],
        ["doctor"] = ["doctor"],
    };

    /// <summary>The exit codes with their meanings.</summary>
    private const string ExitCodes = """

        Exit codes:
          0    done
          1    some trials failed, and the next run retries them; or compare --fail-on found a change for the worse
          2    invalid command line
          3    environment problem: libtorch, corpus, disk space or write permission
          130  stopped by the user; the next run resumes

        """;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (_examples.TryGetValue(command is RootCommand ? "" : command.Name, out string[]? examples))
        {
            output.WriteLine("Examples:");
            foreach (string example in examples)
            {
                output.WriteLine($"  {CommandText.Of(example)}");
            }

            output.Write(ExitCodes.ReplaceLineEndings());
        }

        return code;
    }
}
