using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Runs;

namespace LlamaBatch.Reporting.Languages;

/// <content>Runs that were trained elsewhere.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose RunNote => $"Dot: mean with 95 % interval; small dots: single runs.";

    /// <inheritdoc/>
    public override Prose RunCurveNote => $"Line: mean of the runs; band: lowest to highest run.";

    /// <inheritdoc/>
    public override Prose Say(ImportedFact fact) => fact switch
    {
        TrainedElsewhere runs =>
            $"This report uses {Count(runs.Runs, "run")} of {Count(runs.Points, "configuration")} that were trained elsewhere.",
        ImportedAxes compared =>
            $"Compared: {List(compared.Axes.Select(axis => (Prose)$"{Axis(axis.Axis)} ({Prose.Join(", ", Levels(axis))})"))}.",
        RunPairing { Pair: null } =>
            $"The runs of different configurations are independent: they share no seed. "
            + $"Comparisons of two configurations use Welch's t-test, which allows unequal variances and unequal numbers of runs. "
            + $"For a quantity computed from several configurations, one run of each is combined. The runs are matched "
            + $"pseudo-randomly, by a hash of their values, so their order in the table does not matter.",
        RunPairing { Pair: { } column } => $"The runs of different configurations are paired by the column `{Prose.Code(column)}`.",
        PointsWithoutRun { Points.Count: > MostNamed } many =>
            $"{many.Points.Count} of {many.All} combinations of the levels have no run.",
        PointsWithoutRun without => $"No run is at {List(without.Points.Select(Point))}.",
        DivergedRuns diverged =>
            $"**Diverged runs.** {diverged.Runs.Count} of {Count(diverged.All, "run")} diverged: {Listed(diverged.Runs)}. "
                + $"Each is scored as no better than the worst run that did not diverge. Costs keep their measured values.",
        RunsThatEndEarly early =>
            $"**Runs that end early.** Some runs end before the longest run of their configuration: "
                + $"{Series(early.Runs.Take(MostNamed).Select(one => (Prose)$"{Said(one.Run)} at {Percent(one.Share)}"))}"
                + $"{(early.Runs.Count > MostNamed ? $"; and {early.Runs.Count - MostNamed} more" : "")}. "
                + $"Their last values count as final. Leave out runs that crashed with `Where`.",
        EqualRuns equal =>
            $"**Equal runs.** {Series(equal.Groups.Take(MostNamed).Select(group => (Prose)$"{List(group.Select(Said))} have the same values"))}"
                + $"{(equal.Groups.Count > MostNamed ? $"; and {equal.Groups.Count - MostNamed} more groups" : "")}. "
                + $"A run that is counted twice makes intervals too narrow. Remove the copy.",
        IntervalCensored censored =>
            $"**Evaluation grid.** Each run to {Article(censored.Metric)} of {Exact(censored.Value)} reached it at an unknown time between "
            + $"two evaluations. The table records the later one; the distance to the earlier one is {Shares(censored)} of the "
            + $"recorded value. "
            + $"Tests and intervals allow for every time between the two, so they are conservative.",
        UnknownTokens =>
            $"**Unknown amount of text.** Neither the table nor the record says on how many tokens the runs were trained. "
            + $"Claims at equal tokens assume that all runs were trained on the same number.",
        TunedOnComparedRuns tuned =>
            $"**Tuned on the compared runs.** The best {List(tuned.Axes.Select(Axis))} of each configuration is chosen on the runs "
                + $"that are "
            + $"compared. Part of its advantage is therefore chance, and intervals are too narrow.",
        AuthorsCaveat caveat => Prose.Literal(caveat.Text),
        RunsSource { Text.Length: 0 } => $"The record does not name the source of the runs.",
        RunsSource source => $"Source: {Prose.Literal(source.Text)}",
        TableRead read => Read(read.Notes),
        ImportedTargetReading { FromColumn: true } =>
            $"The source states what each run needed to reach the target. The table shows the mean ± half-width of the 95 % CI over the runs.",
        ImportedTargetReading =>
            $"The progress to a target is read from the curves. Between two values, a curve is linear over the logarithm of the progress. "
            + $"A target counts as reached only if the next two values reach it too. The table shows the mean ± half-width of the 95 "
            + $"% CI over the "
            + $"runs.",
        MeansOverRuns means =>
            $"Mean ± half-width of the 95 % CI over {(means.Runs is int runs ? Count(runs, "run") : (Prose)$"the runs")}.",
        UnpairedRule rule =>
            $"{(rule.IsByWelch
                ? (Prose)($"Two one-sided Welch t-tests decide a claim, one for it and one against it. "
                    + $"Both test against the margin, the smallest difference that matters. "
                    + $"A claim is *supported* if the tests show that the effect exceeds the margin, "
                    + $"and *refuted* if they show that it does not. Otherwise, it is *inconclusive*. ")
                : Prose.Empty)}"
            + $"The p of a claim is twice the smaller p of its two tests. "
            + $"A claim is decided if its p, after Holm's adjustment, is at most {Percent(rule.Error)}. "
            + $"{(rule.Claims > 1
                ? (Prose)$"The family-wise error rate over {rule.Claims} verdicts is then {Percent(rule.Error)}. "
                : Prose.Empty)}"
            + $"This rate assumes that the runs of a configuration are a random sample, that tuning favored no configuration, "
            + $"and that the claims were written before the runs were seen. "
            + $"Intervals are not adjusted: each holds for its comparison alone.{Ratios(rule.RatioMargin)}",
        HowToReportAgain => $"To write this report again:",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private Prose Ratios(double? ratioMargin) => ratioMargin is not double margin ? Prose.Empty
        : (Prose)($" Differences in percent and their margins are tested as natural logarithms of ratios. "
            + $"A margin that is shown as {Margin(new ReadableMargin(EffectUnit.RatioMargin(margin), "%"))} is "
            + $"{Number.ThreeDigits(margin)} in the code of the claim, which means {Up(margin)} higher or {Down(margin)} lower. "
            + $"Effects, intervals and the limits after \"for every margin\" are ordinary relative changes.");

    private Prose Shares(IntervalCensored censored) => Percent(censored.Least).ToString() == Percent(censored.Most).ToString()
        ? Percent(censored.Most)
        : $"{Percent(censored.Least)} to {Percent(censored.Most)}";

    private Prose Listed(IReadOnlyList<NamedRun> runs) =>
        $"{Series(runs.Take(MostNamed).Select(Said))}{(runs.Count > MostNamed ? $"; and {runs.Count - MostNamed} more" : "")}";

    private Prose Said(NamedRun run) => $"{Prose.Literal(run.Name)} ({Point(run.Point)})";

    private Prose Read(RunTableNotes notes)
    {
        Prose from = notes.Files.Count switch
        {
            0 => $"The runs are listed in the code of the experiment.",
            1 => (Prose)$"{Count(notes.Rows, "row")} of `{Prose.Code(notes.Files[0])}` were read.",
            _ => (Prose)$"{Count(notes.Rows, "row")} of {Count(notes.Files.Count, "file")} were read.",
        };
        Prose[] unused =
        [
            notes.RowsElsewhere > 0 ? $"{Count(notes.RowsElsewhere, "row")} outside the accepted values of a column" : Prose.Empty,
            notes.OtherLevels.Count > 0
                ? $"{Count(notes.OtherLevels.Values.Sum(), "row")} at levels that no axis lists "
                    + $"({Prose.Join(", ", notes.OtherLevels.Keys.Order(StringComparer.Ordinal).Select(Prose.Literal))})"
                : Prose.Empty,
            notes.RowsWithoutValue > 0 ? $"{Count(notes.RowsWithoutValue, "row")} without a value of any metric" : Prose.Empty,
            notes.RepeatedRows > 0 ? $"{Count(notes.RepeatedRows, "repeated row")}" : Prose.Empty,
            notes.EarlierCheckpoints > 0 ? $"{Count(notes.EarlierCheckpoints, "earlier checkpoint")} of the same runs" : Prose.Empty,
            notes.EmptyFiles.Count > 0
                ? $"{Count(notes.EmptyFiles.Count, "file")} without a row ({Prose.Join(", ", notes.EmptyFiles.Select(Prose.Literal))})"
                : Prose.Empty,
            notes.ValuesAfterDivergence > 0 ? $"{Count(notes.ValuesAfterDivergence, "value")} after a divergence" : Prose.Empty,
        ];
        var left = unused.Where(one => !one.IsEmpty).ToList();
        Prose without = Prose.Join("", notes.RunsWithoutMetric.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (Prose)$" {Count(entry.Value, "run")} {(entry.Value == 1 ? "has" : "have")} no value of {entry.Key}."));
        return $"{from}{(left.Count > 0 ? $" Not used: {List(left)}." : Prose.Empty)}{without}";
    }
}
