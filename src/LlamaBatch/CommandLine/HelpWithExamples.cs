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
            "advise --parameters 8B --tokens 15T --sequence-length 8192",
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
        ["advise"] =
        [
            "advise --parameters 8B --tokens 15T --sequence-length 8192 --device-memory 80GB",
            "advise --parameters 8B --tokens 1.3G --sequence-length 8192 --without RealLlama8B",
        ],
        ["doctor"] = ["doctor"],
    };

    /// <summary>What exit code 1 means, by command; a command without an entry never returns 1.</summary>
    private static readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal)
    {
        [""] =
            "a trial or an experiment's own code failed; or 'compare --fail-on' found a claim that lost its support, or a worse or missing metric",
        ["plan"] = "an experiment's own code failed",
        ["run"] = "some trials failed, and the next run retries them; or an experiment's own code failed",
        ["report"] = "an experiment's own code failed",
        ["compare"] = "--fail-on found a claim that lost its support, or a worse or missing metric",
    };

    private static string ExitCodesOf(string command) => $"""

        Exit codes:
          0    done
        {(_failures.TryGetValue(command, out string? failure) ? $"  1    {failure}\n" : "")}  2    invalid command line
          3    environment or input problem: libtorch, corpus, table of imported runs, disk space or write permission
        {(command is "" or "run" ? "  130  stopped by the user; the next run resumes\n" : "")}
        """;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        string name = command is RootCommand ? "" : command.Name;
        if (_examples.TryGetValue(name, out string[]? examples))
        {
            output.WriteLine("Examples:");
            foreach (string example in examples)
            {
                output.WriteLine($"  {CommandText.Of(example)}");
            }

            output.Write(ExitCodesOf(name).ReplaceLineEndings());
        }

        return code;
    }
}
