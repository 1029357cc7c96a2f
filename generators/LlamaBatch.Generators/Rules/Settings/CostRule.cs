using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports the cost of a sweep: trials, tokens, operations, memory and time. The command <c>plan</c> reports the same numbers.
/// </summary>
internal static class CostRule
{
    /// <summary>The largest number of trials without a warning. More trials are rarely useful.</summary>
    internal const double MostTrials = 2_000;

    /// <summary>The longest study without a warning, in days.</summary>
    internal const double MostDays = 1;

    /// <summary>The memory of a machine in a text, such as "a desktop with 16 GB of memory".</summary>
    private static readonly Regex _stated = new(
        @"\b(machine|desktop|laptop|notebook|workstation|computer|server|PC) (with|that has|of) (?<number>[0-9]{1,4}) (?<unit>Gi?B)\b(?! (of )?(disk|SSD|storage|space|HDD|NVMe))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The memory of a common workstation, in bytes.</summary>
    private const long UsualBytes = 32L << 30;

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        SpeedModel? speed,
        Compilation compilation,
        CancellationToken cancellation)
    {
        SweepSize size = SizeOf(experiment);
        if (!experiment.IsRunnable || experiment.Axes.Any(axis => axis.Levels.Count == 0))
        {
            yield break;
        }

        Location? place = experiment.Record.Locations.FirstOrDefault();
        var problems = size.Problems().ToList();
        if (problems is [{ Property: "Axes" } tooMany])
        {
            yield return Diagnostic.Create(Descriptors.SweepTooLarge, place, tooMany.Message);
        }
        else if (problems.Count == 0 && size.Trials > 0)
        {
            Totals? totals = TotalsOf(experiment, size, evaluation, speed, compilation, cancellation);
            yield return Diagnostic.Create(
                Descriptors.CostOfSweep,
                place,
                experiment.Record.Name,
                Number.Exact(size.Trials),
                Phases(size),
                totals?.ToString() ?? "tokens and FLOPs are unknown at compile time");
            if (TooMuch(experiment, size, totals, speed, cancellation) is { } warning)
            {
                yield return warning;
            }
        }
    }

    /// <summary>
    /// Warns about too many trials, trials that need more memory than the machine has, or days of training. Only the first cause is
    /// reported.
    /// </summary>
    private static Diagnostic? TooMuch(
        ExperimentDeclaration experiment, SweepSize size, Totals? totals, SpeedModel? speed, CancellationToken cancellation)
    {
        Location? place = experiment.Record.Locations.FirstOrDefault();
        double seconds = totals?.Seconds ?? (totals?.Flops ?? 0) / WorkerSpeed.Assumed / WorkerSpeed.UsualWorkers;
        long? stated = StatedMemory(experiment, cancellation);
        long memory = stated ?? (speed is { MemoryBytes: > 0 } ? speed.MemoryBytes : UsualBytes);
        return size.Trials > MostTrials
                ? Diagnostic.Create(
                    Descriptors.ThousandsOfTrials,
                    place,
                    experiment.Record.Name,
                    Number.Exact(size.Trials),
                    Phases(size),
                    Number.Exact(MostTrials))
            // A trial that cannot run is worse than a long study.
            : totals?.MemoryBytes > memory
                ? Diagnostic.Create(
                    Descriptors.MemoryBeyondMachine,
                    place,
                    Number.Bytes(totals.MemoryBytes),
                    stated is not null ? $"and the machine of the text has {Number.Bytes(memory)}"
                        : speed is null ? $"more than the assumed {Number.Bytes(memory)}"
                        : $"and this machine has {Number.Bytes(memory)}",
                    speed is null && stated is null ? "; if your machine has more memory, run 'doctor --calibrate'" : "")
            : seconds > MostDays * 86_400
                ? Diagnostic.Create(
                    Descriptors.DaysOfWork,
                    place,
                    Number.Exact(size.Trials),
                    experiment.Record.Name,
                    Number.Compact(totals!.Flops, "FLOP"),
                    Number.ThreeDigits(Math.Round(seconds / 86_400)),
                    totals.Seconds is null
                        ? $"an assumed {WorkerSpeed.UsualWorkers} workers of {Number.Compact(WorkerSpeed.Assumed, "FLOP")}/s each"
                        : $"{speed!.Cores} workers of this machine")
            : null;
    }

    /// <summary>The memory that the question or the summary gives the machine, in bytes; null if they name none or several.</summary>
    private static long? StatedMemory(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        _stated.Matches(ExperimentTexts.OfRecord(experiment, cancellation)).Cast<Match>()
            .Select(match => StatedNumber.In(match) * (match.Groups["unit"].Value.Length == 3 ? 1L << 30 : 1e9)).Distinct().ToList()
            is [var bytes]
            ? (long)bytes
            : null;

    private static SweepSize SizeOf(ExperimentDeclaration experiment) =>
        new(new Repetitions(
            experiment.Attribute.Named("Seeds", 5),
            experiment.Attribute.Named("TuningSeeds", 2),
            experiment.Attribute.Named("CostBlocks", 5)))
        {
            ComparedLevels = [.. experiment.Axes.Where(axis => axis.TunedPer is null).Select(axis => axis.Levels.Count)],
            TunedLevels = [.. experiment.Axes.Where(axis => axis.TunedPer is not null).Select(axis => axis.Levels.Count)],
            Learns = experiment.Metrics.Any(metric => metric.Kind is MetricKind.Step or MetricKind.Validation),
            MeasuresCosts = experiment.Metrics.Any(metric => metric.Kind == MetricKind.Cost),
            TimesTargets = experiment.Targets.Count > 0 && experiment.Metrics.Any(metric => metric.Type.Is(KnownNames.StepTime)),
        };

    private static string Phases(SweepSize size) => Sentence.AllOf(new (double Trials, string Phase)[] {
        (size.TuningTrials, "tuning"),
        (size.EvaluationTrials, "evaluation"),
        (size.CostTrials, "cost") }
        .Where(phase => phase.Trials > 0)
        .Select(phase => $"{Number.Exact(phase.Trials)} {phase.Phase}"));

    /// <summary>The tokens, operations, memory and time of a sweep; null if they are unknown.</summary>
    private static Totals? TotalsOf(
        ExperimentDeclaration experiment,
        SweepSize size,
        SweepEvaluation evaluation,
        SpeedModel? speed,
        Compilation compilation,
        CancellationToken cancellation)
    {
        // If all points were evaluated and tuned axes do not change costs, one mean over these points serves all kinds of trials.
        SweepEvaluation points = evaluation;
        SweepEvaluation blocks = evaluation;
        var compared = experiment.Axes.Where(axis => axis.TunedPer is null).ToList();
        if (!evaluation.HasAllPoints || (compared.Count < experiment.Axes.Count && DependOnTuned(compared, evaluation)))
        {
            SettingReads reads = SweepEvaluation.ReadsOfCosts(experiment, compilation, cancellation);
            points = SweepEvaluation.OfCosts(experiment, experiment.Axes, reads, compilation, cancellation);
            blocks = SweepEvaluation.OfCosts(experiment, compared, reads, compilation, cancellation);
        }

        if (!new[] { evaluation, points, blocks }.All(one => one.Points.Count > 0 && one.Points.All(point => point.Trainable is not null)))
        {
            return null;
        }

        List<TrialPlan> trained = [.. points.Points.Select(point => point.Trainable!)];
        List<TrialPlan> measured = [.. blocks.Points.Select(point => point.Trainable!.ForCosts())];
        double Total(Func<TrialPlan, double> amount) => size.Total(trained.Average(amount), measured.Average(amount));
        return new Totals(
            Total(plan => plan.TokensTrained),
            Total(plan => plan.Flops),
            evaluation.Points.Max(point => point.Trainable!.MemoryBytes),
            speed is null ? null : SecondsOf(size, points, blocks, speed),
            points.IsSample || blocks.IsSample ? $", extrapolated from {points.Points.Count} points" : "")
        {
            Workers = speed?.Cores ?? 0,
        };
    }

    /// <summary>
    /// The predicted time of a sweep in seconds: first training on all cores, then cost trials one at a time. Null if unknown.
    /// </summary>
    private static double? SecondsOf(SweepSize size, SweepEvaluation points, SweepEvaluation blocks, SpeedModel speed)
    {
        double? Mean(SweepEvaluation all, Func<TrialPlan, double?> of)
        {
            var seconds = all.Points.Select(point => of(point.Trainable!)).ToList();
            return seconds.Contains(null) ? null : WorkerSpeed.StartSeconds + seconds.Average();
        }

        double? learning = Mean(points, plan => speed.SecondsOf(plan, isAlone: false));
        double? costs = Mean(blocks, plan => speed.SecondsOf(plan.ForCosts(), isAlone: true));
        return learning is null || costs is null
            ? null
            : ((size.EvaluationTrials + size.TuningTrials) * learning / speed.Cores) + (size.CostTrials * costs);
    }

    /// <summary>Whether points that differ only in tuned axes differ in cost.</summary>
    private static bool DependOnTuned(List<AxisDeclaration> compared, SweepEvaluation evaluation) =>
        evaluation.Points
            .GroupBy(
                point => string.Join(";", compared.Select(axis => point.Levels.TryGetValue(axis.Property.Name, out object? level)
                    ? string.Format(CultureInfo.InvariantCulture, "{0}", level)
                    : "")),
                StringComparer.Ordinal)
            .Any(group => group.First().Plan is var first
                && group.Any(point => point.Plan != first && CostsOf(point.Plan) != CostsOf(first)));

    private static (long? Tokens, double? Flops, double? OfCostTrial) CostsOf(TrialPlan? plan) =>
        (plan?.TokensTrained, plan?.Flops, plan?.ForCosts().Flops);

    /// <summary>The total costs of a sweep.</summary>
    /// <param name="Tokens">The number of training tokens of all trials.</param>
    /// <param name="Flops">The number of floating-point operations of all trials.</param>
    /// <param name="MemoryBytes">The memory of the trial that needs most, in bytes.</param>
    /// <param name="Seconds">The predicted time of the sweep in seconds; null if the speed of the machine is unknown.</param>
    /// <param name="Remark">The words to append if the totals are extrapolated from a sample of points; otherwise empty.</param>
    private sealed record Totals(double Tokens, double Flops, long MemoryBytes, double? Seconds, string Remark)
    {
        /// <summary>The number of parallel workers for which the time is predicted.</summary>
        public int Workers { get; init; }


        /// <summary>The totals in words, for the end of a sentence.</summary>
        public override string ToString() => $"{Number.Compact(Tokens)} tokens, {Number.Compact(Flops, "FLOP")}{Remark}; "
            + $"at most {Number.Bytes(MemoryBytes)} of tensors per trial"
            + (Seconds is { } seconds ? $"; about {Duration(seconds)} with {Workers} workers of this machine" : "");

        private static string Duration(double seconds) => seconds switch
        {
            < 90 => $"{Number.TwoDigits(seconds)} seconds",
            < 90 * 60 => $"{Number.TwoDigits(seconds / 60)} minutes",
            < 48 * 3_600 => $"{Number.TwoDigits(seconds / 3_600)} hours",
            _ => $"{Number.TwoDigits(seconds / 86_400)} days",
        };
    }
}
