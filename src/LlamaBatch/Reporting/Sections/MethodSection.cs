using LlamaBatch.Journal;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The method of a study: the comparison, seeds, texts, blocks of cost trials, steps, settings and decision rules.</summary>
internal static class MethodSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="authored">The names of the settings that the experiment's author wrote.</param>
    /// <param name="presets">For each section of settings that starts from a preset, the name of the preset.</param>
    /// <param name="decisions">The rules that decide verdicts, one paragraph each.</param>
    public static void Write<TPoint>(
        ReportDocument document,
        ReportInput<TPoint> input,
        IReadOnlyList<string> authored,
        IReadOnlyDictionary<string, string> presets,
        IEnumerable<Fact> decisions)
        where TPoint : LlamaExperiment
    {
        Corpus[] corpora = [.. input.Uses.Select(use => use.Corpus)];
        IEnumerable<IEnumerable<Fact>> paragraphs =
        [
            .. input.IsNotRun ? [] : new[] { Extent(input) },
            [Seeds(input, corpora)],
            .. input.Results.Seeds.Count == 0
                ? []
                : TextAnalysis.Uses(input.Uses, input.Corpora).Append(TextAnalysis.Gap(
                    input.Sweep.Metrics,
                    input.Uses,
                    input.Corpora,
                    input.Results.Points.Any(point => point.Plan.IsAveraged))),
            input.Results.Blocks.Count > 0 ? [Costs(input)] : [],
            MetricMeaning.Of(input.Sweep.Metrics),
            Units(input, corpora),
            .. decisions.Select(fact => new[] { fact }),
        ];
        document.Heading(2, document.Language.Heading(ReportSection.Method));
        foreach (IEnumerable<Fact> paragraph in paragraphs)
        {
            document.Paragraph(paragraph);
        }

        var settings = new SettingsAnalysis(
            authored.ToHashSet(StringComparer.Ordinal),
            presets,
            input.OverridingStep is null ? [] : ["Training.Step"]);
        IReadOnlyList<SettingFact> all = settings.Of(PointsOf(input));
        IReadOnlyList<string> varying = Varying(all);
        document.Paragraph(varying.Count > 0 ? [new VaryingSettings(varying)] : Array.Empty<Fact>());
        document.Table(SettingsTable.Of(all, document.Language));
    }

    /// <summary>The names of the settings in which configurations differ, without those that are axes.</summary>
    public static IReadOnlyList<string> Varying<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment =>
        Varying(new SettingsAnalysis(new HashSet<string>(), new Dictionary<string, string>(), forced: []).Of(PointsOf(input)));

    private static IReadOnlyList<string> Varying(IReadOnlyList<SettingFact> settings) =>
        [.. settings.Where(setting => setting is { IsAxis: false, Values.Count: > 1 }).Select(setting => setting.Name)];

    private static IReadOnlyList<PointSettings> PointsOf<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment =>
        [.. input.Results.Points.Select(point => SettingsAt(input, point))];

    private static CostProtocol Costs<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        var costs = input.Results.Points.SelectMany(point => point.Costs).Select(trial => trial.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            input.Results.Blocks.Count,
            input.Sweep.Metrics.Any(metric => metric.Key == nameof(PeakMemory)),
            [.. input.Stored.Attempts
                .Where(attempt => attempt.Outcome == Outcome.Completed && costs.Contains(attempt.Trial))
                .Select(attempt => attempt.Machine?.Processor)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)]);
    }

    private static PointSettings SettingsAt<TPoint>(ReportInput<TPoint> input, ResultPoint point)
        where TPoint : LlamaExperiment =>
        new(point.Levels, PlannedSettings.Of(input.Planned, point.AllLevels, point.Plan));

    /// <summary>The extent of the study: compared axes, trials, tokens, machines and time.</summary>
    /// <param name="input">The results.</param>
    public static IReadOnlyList<Fact> Extent<TPoint>(ReportInput<TPoint> input)
        where TPoint : LlamaExperiment
    {
        // Configurations with the same settings have the same trials, which are counted once.
        var results = input.Tuning.Select(trial => input.Stored.Trials[trial.Id])
            .Concat(input.Results.Points.SelectMany(point => point.Trials.Concat(point.Costs))).DistinctBy(result => result.Id).ToList();
        var counted = results.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        List<Attempt> attempts = [.. input.Stored.Attempts.Where(attempt => counted.Contains(attempt.Trial))];
        var shared = SharedSteps.Of(attempts);
        int CountOf(Phase phase) => results.Count(result => result.Phase == phase);
        return
        [
            new ComparedAxes(
                [.. input.Results.ComparedAxes.Select(axis => new AxisLevels(axis.Name, axis.Levels))],
                [.. input.Sweep.Axes.Where(axis => axis.IsTuned).Select(axis => new TunedAxis(axis.Name, axis.TunedPer))]),
            new StudyExtent(
                CountOf(Phase.Tuning),
                CountOf(Phase.Evaluation),
                CountOf(Phase.Cost),
                input.Results.Seeds.Count,
                results.Sum(result => (double)result.Tokens) - (shared?.Tokens ?? 0),
                [.. MachinesOf(attempts, input.Stored).Select(machine => new ProcessorFact(machine.Processor, machine.Cores)).Distinct()],
                StudyTime.Of(attempts)),
            .. shared is null ? Array.Empty<Fact>() : [shared],
            .. PredictionOf(input.Stored.Attempts, results.Where(result => result.Phase != Phase.Cost)),
        ];
    }

    /// <summary>The machines of some attempts. If the machine of any attempt is unknown, all machines of the results.</summary>
    private static IReadOnlyList<MachineFacts> MachinesOf(List<Attempt> attempts, StoredResults stored) =>
        attempts.Count > 0 && attempts.TrueForAll(attempt => attempt.Machine is not null)
            ? [.. attempts.Select(attempt => attempt.Machine!).Distinct()]
            : stored.Machines;

    /// <summary>
    /// The predicted and the actual time of training trials; empty if there are no predictions. Predictions of cost trials are in a table
    /// instead.
    /// </summary>
    private static IReadOnlyList<Fact> PredictionOf(IReadOnlyList<Attempt> all, IEnumerable<TrialResult> results)
    {
        var learning = results.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        var attempts = all.Where(attempt => learning.Contains(attempt.Trial));
        IReadOnlyList<Attempt> timed = Predictions.Timed(attempts);
        return timed.Count == 0 ? [] :
        [
            new PredictedTime(
                timed.Count,
                TimeSpan.FromSeconds(timed.Sum(attempt => WorkerSpeed.StartSeconds + attempt.PredictedSeconds!.Value)),
                TimeSpan.FromSeconds(timed.Sum(attempt => attempt.Seconds!.Value))),
        ];
    }

    /// <summary>A fact about the number of seeds, and about how configurations are paired by seed.</summary>
    /// <param name="input">The results.</param>
    /// <param name="corpora">The corpora of the configurations.</param>
    public static Fact Seeds<TPoint>(ReportInput<TPoint> input, IEnumerable<Corpus> corpora)
        where TPoint : LlamaExperiment =>
        input.Results.Seeds.Count == 0
            ? new CostsOnly()
            : new SeedPairing(
                input.Results.Seeds.Count,
                IsSameText: corpora.Distinct().Count() <= 1,
                input.Sweep.Axes.Any(axis => axis.IsTuned) ? input.Planned.TuningSeeds : 0);

    /// <summary>The units of the study, as a paragraph: tokens, sequences and steps.</summary>
    /// <param name="input">The results.</param>
    /// <param name="corpora">The corpora of the configurations.</param>
    public static IReadOnlyList<Fact> Units<TPoint>(ReportInput<TPoint> input, IEnumerable<Corpus> corpora)
        where TPoint : LlamaExperiment
    {
        var plans = input.Results.Points.Select(point => point.Plan).ToList();
        return
        [
            .. TokenOf(corpora) is { } corpus ? [new TokenKind(corpus)] : Array.Empty<Fact>(),
            StepSize.Of(input.Planned.PlanOf(input.Sweep.Baseline)),
            MicroBatches.Of(plans),
            StepTaken.Of(plans),
            .. AveragedWeights.Of(plans),
        ];
    }

    /// <summary>
    /// One of the corpora, if all describe their tokens in the same words. Null if the descriptions differ or are missing.
    /// </summary>
    public static Corpus? TokenOf(IEnumerable<Corpus> corpora) =>
        corpora.DistinctBy(corpus => corpus.TokenIs, StringComparer.Ordinal).ToList() is [{ TokenIs.Length: > 0 } only] ? only : null;
}
