extern alias generators;

using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Writes DIAGNOSTICS.md from the rules and their examples.</summary>
internal static class DiagnosticsPage
{
    /// <summary>The page, from the repository's folder.</summary>
    public const string Path = "generators/DIAGNOSTICS.md";

    private const int LongestLine = 140;

    /// <summary>The text of the page.</summary>
    public static string Render(IEnumerable<DiagnosticDescriptor> rules)
    {
        var page = new StringBuilder(Head).Append("\n\n");
        var examples = RuleExamples.All.ToDictionary(example => example.Id);
        DiagnosticDescriptor[] sorted = [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        page.Append("## All rules\n\n| Rule | Title | Severity |\n|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in sorted)
        {
            page.Append(Invariant($"| [{rule.Id}](#{AnchorOf(rule.Id)}) | {Escaped(TitleOf(rule))} | {SeverityOf(rule)} |\n"));
        }

        foreach (DiagnosticDescriptor rule in sorted)
        {
            page.Append('\n').Append(Section(rule, examples[rule.Id]));
        }

        return page.ToString();
    }

    /// <summary>The anchor that Markdown renderers give to the heading of a rule.</summary>
    public static string AnchorOf(string id) => id.ToLowerInvariant();

    private static string Section(DiagnosticDescriptor rule, RuleExample example)
    {
        (string wrong, string right) = rule.DefaultSeverity == DiagnosticSeverity.Info ? ("Reported", "Alternative") : ("Wrong", "Right");
        return $"""
            ## {rule.Id}

            **{Escaped(TitleOf(rule))}** ({SeverityOf(rule)})

            {Wrapped(Escaped(example.Why))}
            {ConditionOf(example)}
            {wrong}:

            ```csharp
            {Underlined(example.Wrong)}
            ```

            {Wrapped("> " + Escaped(MessageOf(rule.Id, example)))}

            {right}:

            ```csharp
            {example.Right}
            ```

            """;
    }

    /// <summary>A paragraph with the condition for a report, between empty lines.</summary>
    private static string ConditionOf(RuleExample example) =>
        example.ReportedIf.Length == 0 ? "" : $"\n{Wrapped($"**Reported if:** {Escaped(example.ReportedIf)}")}\n";

    /// <summary>The fragment with its marked text underlined, as compilers print it.</summary>
    private static string Underlined(string fragment)
    {
        (string text, TextSpan marked) = ExampleRecord.Unmarked(fragment);
        int start = text.LastIndexOf('\n', Math.Max(0, marked.Start - 1)) + 1;
        int end = text.IndexOf('\n', marked.Start);
        end = end < 0 ? text.Length : end;
        int column = marked.Start - start;
        string line = "//".PadRight(column) + new string('~', Math.Min(marked.End, end) - Math.Max(marked.Start, start + 2));
        return text.Insert(end, "\n" + line);
    }

    private static string MessageOf(string id, RuleExample example) => RuleExamples.Portable(
        RuleExamples.Compile(ExampleRecord.Complete(example.Wrong).Source).Diagnostics.Single(one => one.Id == id)
            .GetMessage(CultureInfo.InvariantCulture));

    private static string TitleOf(DiagnosticDescriptor rule) => rule.Title.ToString(CultureInfo.InvariantCulture);

    private static string SeverityOf(DiagnosticDescriptor rule) =>
        (rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : rule.DefaultSeverity.ToString().ToLowerInvariant())
            + (rule.CustomTags.Contains(generators::LlamaBatch.Generators.Descriptors.DesignTag) ? ", design" : "");

    /// <summary>A paragraph in lines of at most 140 characters, each of a quotation with its mark.</summary>
    private static string Wrapped(string paragraph)
    {
        string mark = paragraph.StartsWith("> ", StringComparison.Ordinal) ? "> " : "";
        var lines = new List<string> { "" };
        foreach (string word in paragraph[mark.Length..].Split(' '))
        {
            string line = lines[^1].Length == 0 ? mark + word : $"{lines[^1]} {word}";
            if (line.Length <= LongestLine)
            {
                lines[^1] = line;
            }
            else
            {
                lines.Add(mark + word);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>A text in which Markdown finds no marks.</summary>
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("<", "\\<", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private const string Head = $$"""
        # Diagnostics

        LlamaBatch checks experiments while you write them. It reports mistakes that would stop a training run, waste it, or make its
        result wrong.
        The rules run in the compiler, so the editor, `dotnet build` and continuous integration report the same errors and warnings.

        - An **error** means that the experiment cannot be planned, trained or reported.
        - A **warning** means that the experiment, or a part of it, has no effect or probably does not do what you intend.
        - A **suggestion** is information that only editors show.
        - A **design** rule warns about a valid experiment that may fail or answer its question poorly. Design rules are checked
          only after all errors are corrected, because a correction may change the design.

        Set the severity of a rule in `.editorconfig`, for all files or for one folder of experiments:

        ```ini
        [experiments/Pilot/*.cs]
        dotnet_diagnostic.LB3001.severity = none        # or suggestion, warning, error
        ```

        Switch off a rule in one place with a pragma, and give the reason:

        ```csharp
        #pragma warning disable LB2013 // One rate for all batch sizes is the subject of this study.
        ```

        ## The example

        The examples below change this record: their members and attributes replace those with the same name. `{ … }` is the rest of the
        record, and `~` underlines the reported text. If a rule depends on numbers, **Reported if** states its condition.

        ```csharp
        {{ExampleRecord.Text}}
        ```

        The rules use these words:

        - An **axis** is a property with `[Axis]`, which lists its **levels**. The initial value, one of the levels, is the **baseline**.
        - A **compared** axis has no `[TunedPer]`, and claims compare its levels. A **tuned** axis has `[TunedPer]`, and LlamaBatch
          chooses its best level. In the example, it chooses a learning rate for each batch size.
        - The **settings** are the properties that describe the training, such as `Model`, `Corpus`, `Training` and `Optimizer`.
        - A **point** is a choice of one level on each axis. A **trial** trains a model at one point with one **seed**. All trials
          together are the **sweep**.
        - A **claim** is a method with `[Claim]` that compares results, as in [LB8014](#lb8014). Its **verdict** is supported, refuted
          or inconclusive. Its **margin** is the smallest difference that matters.
        - A **target** is a value of a metric, declared with `[Target]`. Claims can compare what trials need to reach it, such as steps.
        - The **quick scale** is a short version of the experiment (`run --scale quick`). It trains on fewer tokens and, if `[Axis]`
          sets `Quick`, at fewer levels. The **smoke scale** is shorter still, and its verdicts do not count.
        """;
}
