using LlamaBatch.Advice;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Tests.Advice;

/// <summary>The page that shows how the advice does on studies that it has not seen.</summary>
internal static class BackTestPage
{
    /// <summary>The path of the page.</summary>
    public const string Path = "src/LlamaBatch/Advice/BACKTEST.md";

    /// <summary>Parameters and tokens of the trainings in <see cref="Published.TokensPerStep"/>, from the same sources.</summary>
    private static readonly (string Name, TrainingSize Size)[] _trainings =
    [
        ("GPT-3 175B", new(175e9, 300e9)), ("PaLM 540B", new(540e9, 780e9)), ("Llama", new(65.2e9, 1.4e12)),
        ("Llama 3 405B", new(405e9, 15.6e12)),
    ];

    public static string Render() => string.Join(
        "\n",
        [
            "# Back-test of the advice",
            "",
            "`BackTestTests` writes this page with LLAMABATCH_REWRITE=1 and checks it otherwise.",
            "",
            "Each study is left out in turn, with all studies of its laboratory. Its optima are compared with the advice of the others. "
                + $"The interval is meant to hold {Number.Coverage(Ensemble.Level)} of them. An optimum marked *law* is the value of "
                + "the study's printed law inside its fit, because the study printed no optimum. "
                + "*Beyond* is the distance to the nearest fit of the other studies.",
            "",
            Summary(),
            .. Enum.GetValues<AdvisedQuantity>().Select(Rows),
            Exponents(),
            "## Published trainings",
            "",
            "These batches were chosen, not found to be best, so they do not count above. They show practice far outside the fits.",
            "",
            Trainings(),
            "## Studies",
            "",
            .. Studies.All.Select(StudyText),
        ]);

    private static string Summary()
    {
        var table = new MarkdownTable(
            new Column($"Quantity"), new Column($"Inside", true), new Column($"Share", true), new Column($"Studies alike", true),
            new Column($"Measured optima alone", true), new Column($"Refused", true));
        foreach (AdvisedQuantity quantity in Enum.GetValues<AdvisedQuantity>())
        {
            IReadOnlyList<BackTestRow> rows = BackTest.Of(Studies.All, quantity);
            var all = BackTestTally.Of(quantity, rows);
            var measured = BackTestTally.Of(quantity, [.. rows.Where(row => !row.Optimum.IsOfLaw)]);
            table.Add(
                KnownLanguages.English.NameOf(quantity).Capitalized(),
                (Prose)$"{all.Inside} of {all.Answered}",
                (Prose)$"{Number.Percent((double)all.Inside / all.Answered)}",
                (Prose)$"{Number.Percent(all.ByStudy)}",
                (Prose)$"{measured.Inside} of {measured.Answered}",
                (Prose)$"{all.Refused}");
        }

        foreach (bool isAdam in (bool[])[true, false])
        {
            IReadOnlyList<ExponentRow> rows = AdvisedExponent.BackTest(Studies.All, isAdam);
            int inside = rows.Count(row => row.IsInside);
            Prose share = $"{Number.Percent((double)inside / rows.Count)}";
            table.Add(
                (Prose)$"{KnownLanguages.English.RateExponentName.Capitalized()}, {(isAdam ? "AdamW" : "SGD")}",
                (Prose)$"{inside} of {rows.Count}",
                share,
                share,
                (Prose)$"{rows.Count(row => row.IsInside && !row.IsDerived)} of {rows.Count(row => !row.IsDerived)}",
                (Prose)$"{rows.Count(row => row.Advice is null)}");
        }

        return table.ToString();
    }

    private static string Rows(AdvisedQuantity quantity)
    {
        bool isRate = quantity == AdvisedQuantity.LearningRate;
        string Shown(double value) => isRate ? Language.Rate(value) : Number.Compact(value);
        var table = new MarkdownTable(
            new Column($"Study left out"), new Column($"Parameters", true), new Column($"Tokens", true), new Column($"Optimum", true),
            new Column($"Advice", true), new Column($"Interval", true), new Column($"Beyond", true), new Column($"Inside"));
        foreach (BackTestRow row in BackTest.Of(Studies.All, quantity))
        {
            Prose optimum = $"{(row.Optimum.IsUpperBound ? "≤ " : "")}{Shown(row.Optimum.Value)}";
            table.Add(
                row.Optimum.IsOfLaw ? (Prose)$"{row.Study.Name}, *law*" : Prose.Literal(row.Study.Name),
                Prose.Literal(Number.Compact(row.Optimum.Size.Parameters)),
                Prose.Literal(Number.Compact(row.Optimum.Size.Tokens)),
                optimum,
                Prose.Literal(row.Advice is { } advice ? Shown(advice.Value) : ""),
                Prose.Literal(row.Advice is { } interval ? $"{Shown(interval.Low)} to {Shown(interval.High)}" : "nothing near"),
                row.Advice is { } far ? KnownLanguages.English.Extrapolation(far.Decades) : Prose.Empty,
                row.Advice is null ? Prose.Empty : row.IsInside ? (Prose)$"yes" : $"**no**");
        }

        string unit = isRate ? "" : ", in tokens";
        return $"## {KnownLanguages.English.NameOf(quantity).Capitalized()}{unit}\n\n{table}";
    }

    private static string Exponents()
    {
        var table = new MarkdownTable(
            new Column($"Laboratory left out"), new Column($"Optimizer"), new Column($"Exponent", true), new Column($"Advice", true),
            new Column($"Interval", true), new Column($"Inside"));
        foreach (bool isAdam in (bool[])[true, false])
        {
            foreach (ExponentRow row in AdvisedExponent.BackTest(Studies.All, isAdam))
            {
                table.Add(
                    row.IsDerived ? (Prose)$"{row.Study.Name}, *derived*" : Prose.Literal(row.Study.Name),
                    Prose.Literal(isAdam ? "AdamW" : "SGD"),
                    Prose.Literal(Language.Exponent(row.Exponent)),
                    Prose.Literal(Language.Exponent(row.Advice!.Value)),
                    Prose.Literal($"{Language.Exponent(row.Advice.Low)} to {Language.Exponent(row.Advice.High)}"),
                    row.IsInside ? (Prose)$"yes" : $"**no**");
            }
        }

        return "## Exponent of the learning rate in the batch size\n\nA laboratory has the mean of its exponents. An exponent marked "
            + $"*derived* follows from a theory.\n\n{table}";
    }

    private static string Trainings()
    {
        var ensemble = new Ensemble(Studies.All, AdvisedQuantity.LeastLossBatch);
        var table = new MarkdownTable(
            new Column($"Training"), new Column($"Parameters", true), new Column($"Tokens", true), new Column($"Batch", true),
            new Column($"Interval of the least loss", true), new Column($"Beyond", true), new Column($"Inside"));
        foreach ((string name, TrainingSize size) in _trainings)
        {
            double batch = Published.TokensPerStep.Values.Single(one => one.Label == name).Value;
            AdvisedValue advice = ensemble.At(size)!;
            table.Add(
                Prose.Literal(name),
                Prose.Literal(Number.Compact(size.Parameters)),
                Prose.Literal(Number.Compact(size.Tokens)),
                Prose.Literal(Number.Compact(batch)),
                Prose.Literal($"{Number.Compact(advice.Low)} to {Number.Compact(advice.High)}"),
                KnownLanguages.English.Extrapolation(advice.Decades),
                advice.Contains(batch) ? (Prose)$"yes" : $"no");
        }

        return table.ToString();
    }

    private static string StudyText(Study study)
    {
        IEnumerable<string> laws = study.Laws.Select(
            law => $"  - {KnownLanguages.English.NameOf(law.Quantity)}: {MarkdownText.Escape(law.Formula)}; fit over "
                + string.Join(", ", law.Ranges.Select(Ranged)));
        IEnumerable<string> exponents = study.RateExponents.Select(
            exponent => $"  - {KnownLanguages.English.RateExponentName}, {(exponent.IsAdam ? "AdamW" : "SGD")}: "
                + $"{Language.Exponent(exponent.Value)}, {KnownLanguages.English.BasisOf(exponent)}: "
                + MarkdownText.Escape(exponent.Basis));
        return $"- **{study.Name}**: {MarkdownText.Escape(study.Source)}.{(study.Note.Length > 0 ? " " : "")}"
            + $"{MarkdownText.Escape(study.Note)}\n{string.Concat(laws.Concat(exponents).Select(law => law + "\n"))}";
    }

    private static string Ranged(FitRange range)
    {
        string name = range.Variable switch
        {
            FitVariable.Parameters => "parameters",
            FitVariable.Tokens => "tokens",
            FitVariable.Flops => "FLOP",
            _ => "tokens per parameter",
        };
        return range.Low == range.High
            ? $"{Number.Compact(range.Low)} {name}"
            : $"{Number.Compact(range.Low)} to {Number.Compact(range.High)} {name}";
    }
}
