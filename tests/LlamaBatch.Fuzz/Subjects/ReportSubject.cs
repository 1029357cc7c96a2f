using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using LlamaBatch.Catalog;
using LlamaBatch.CommandLine;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Fuzzing;

/// <summary>The report of hostile results: it ends, and nothing of a file reaches Markdown, SVG or the console as markup.</summary>
internal sealed partial class ReportSubject : Subject, IDisposable
{
    private static readonly HashSet<string> _elements
        = ["svg", "title", "desc", "rect", "text", "line", "polyline", "polygon", "circle", "clipPath", "g"];

    private static readonly string[] _metrics = [.. Journals.Studies.SelectMany(one => one.Study.Metrics).Select(metric => metric.Key)
        .Distinct(), "CpuShare", "ReferenceSpeed", "StepSpread"];

    private static readonly MachineFacts _machine = MachineFacts.Current();

    private readonly Scratch _scratch = new();

    public override string Name => "report";

    public override int Share => 11;

    public override long MostBytes => 1L << 30;

    public override void Run(Random random)
    {
        (Experiment study, IReadOnlyList<string> results) = One(random, Journals.Studies);
        List<string> records = [.. results.Select(Journals.RecordOf)];
        for (int changes = random.Next(3); changes > 0; changes--)
        {
            Overwrite(records, random);
        }

        if (random.Next(8) == 0)
        {
            int some = random.Next(records.Count);
            records.RemoveAll(_ => random.Next(records.Count) < some);
        }

        List<byte[]> lines = [.. records.Select(record => Journals.Sealed(Encoding.UTF8.GetBytes(record)))];
        for (int changes = random.Next(4); changes > 0 && lines.Count > 0; changes--)
        {
            int line = random.Next(lines.Count);
            lines[line] = Journals.Damaged(Encoding.UTF8.GetString(lines[line]), random);
        }

        Input = Journals.FileOf(lines);
        string path = _scratch["results.jsonl"];
        File.WriteAllBytes(path, Input);
        if (ResultsFileOf(path)?.Results() is not { } stored)
        {
            return;
        }

        var corpora = new CorpusShelf(_scratch.Path, stored.Corpora);
        Scale scale = ReportFiles.ScaleOf(study, step: null, corpora, stored);
        foreach ((string file, string text) in study.PlannedAt(scale).Report(corpora, stored))
        {
            if (file.EndsWith(".svg", StringComparison.Ordinal))
            {
                CheckFigure(file, text);
            }
            else
            {
                CheckMarkdown(text);
            }
        }

        IReadOnlyList<Trial> trials = study.PlannedAt(Scale.Full).Trials(corpora, stored.Trials);
        foreach (Trial trial in trials)
        {
            if (stored.Trials.TryGetValue(trial.Id, out TrialResult? result))
            {
                CheckPrintable(TrialLine.Of(trial, result), "The line of a trial");
            }
        }

        DurationEstimate.TimeOf(DurationEstimate.Of(trials, stored, _machine, speed: null).WorkOf(trials[0], 2), 2);
        Read++;
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Gives a metric one value in some trials or in all: what breaks arithmetic breaks it there.</summary>
    private static void Overwrite(List<string> records, Random random)
    {
        string metric = One(random, _metrics);
        var mutation = new Mutation(random);
        string value = random.Next(3) == 0 ? One(random, ["\"NaN\"", "\"Infinity\"", "\"-Infinity\""]) : mutation.Number();
        int of = One(random, [1, 2, 20]);
        for (int i = 0; i < records.Count; i++)
        {
            int place = records[i].IndexOf($"\"{metric}\":", StringComparison.Ordinal);
            if (place < 0 || random.Next(of) != 0)
            {
                continue;
            }

            int begin = place + metric.Length + 3;
            if (records[i][begin] == '[')
            {
                int end = records[i].IndexOf("]]", begin, StringComparison.Ordinal);
                int last = end < 0 ? -1 : records[i].LastIndexOf(',', end);
                records[i] = last < begin ? records[i]
                    : random.Next(6) == 0 ? string.Concat(records[i].AsSpan(0, begin), "[]", records[i].AsSpan(end + 2))
                    : string.Concat(records[i].AsSpan(0, last + 1), value, records[i].AsSpan(end));
            }
            else
            {
                int end = records[i].IndexOfAny([',', '}'], begin);
                records[i] = string.Concat(records[i].AsSpan(0, begin), value, records[i].AsSpan(end));
            }
        }
    }

    private static void CheckMarkdown(string text)
    {
        CheckPrintable(text, "REPORT.md");

        // Deviations are the report's own list, and a note from a file may begin an item of it; elsewhere a list with
        // such text is the input's.
        int deviations = text.IndexOf("## Deviations\n", StringComparison.Ordinal);
        int end = deviations < 0 ? -1 : text.IndexOf("\n## ", deviations, StringComparison.Ordinal);
        text = end < 0 ? text : string.Concat(
            text.AsSpan(0, deviations),
            text[deviations..end].Replace("\n- ", "\n", StringComparison.Ordinal),
            text.AsSpan(end));
        if (Markup().Match(text) is { Success: true } markup)
        {
            int from = Math.Max(0, markup.Index - 60);
            throw new Finding($"REPORT.md has markup that is not escaped: {text.AsSpan(from, Math.Min(160, text.Length - from))}");
        }
    }

    private static void CheckFigure(string name, string text)
    {
        CheckPrintable(text, name);
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Comment or XmlNodeType.CDATA or XmlNodeType.ProcessingInstruction
                || (reader.NodeType == XmlNodeType.Element && !_elements.Contains(reader.LocalName)))
            {
                throw new Finding(string.Create(CultureInfo.InvariantCulture, $"{name} has a {reader.NodeType} {reader.Name}."));
            }
        }
    }

    [GeneratedRegex(@"<[A-Za-z/!?]|(?<!\\)[|`*$\[~@]canary|(?<!\\)[|`*$~]canary|^\s*[-#>] ?canary|canary\]\(", RegexOptions.Multiline)]
    private static partial Regex Markup();
}
