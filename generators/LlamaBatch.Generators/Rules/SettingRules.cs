using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>What the evaluated settings say: models that cannot be built, trials too short to be called training, the cost of it all.</summary>
internal static class SettingRules
{
    private const int FewestSteps = 100;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var reported = new HashSet<(string Id, Location Place)>();
        foreach (Diagnostic diagnostic in Shapes(experiment, evaluation).Concat(Ranges(experiment, evaluation)).Concat(Steps(experiment, evaluation)).Concat(Schedules(experiment, evaluation)).Concat(Warmups(experiment, evaluation)).Concat(Precisions(experiment, evaluation)).Concat(Unknowns(evaluation)).Concat(Cost(experiment, evaluation)))
        {
            if (reported.Add((diagnostic.Id, diagnostic.Location)))
            {
                yield return diagnostic;                                            // many points share a mistake; it is one
            }
        }
    }

    private static IEnumerable<Diagnostic> Shapes(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from point in evaluation.Points
        from problem in point.Model?.Problems() ?? []
        select Diagnostic.Create(Descriptors.IllegalShape, PlaceOf(experiment, point, "Model", Involved(problem.Property)), problem.Message.TrimEnd('.'));

    private static IEnumerable<Diagnostic> Ranges(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from point in evaluation.Points
        from problem in (point.Training?.Problems() ?? []).Select(problem => (Section: "Training", problem.Property, problem.Message))
            .Concat((point.Optimizer?.Problems() ?? []).Select(problem => (Section: "Optimizer", problem.Property, problem.Message)))
        select Diagnostic.Create(Descriptors.SettingOutOfRange, PlaceOf(experiment, point, problem.Section, problem.Property), problem.Message.TrimEnd('.'));

    /// <summary>The settings that a rule of the shape relates, the one to change first.</summary>
    private static string[] Involved(string property) => property switch
    {
        "KeyValueHeads" => ["KeyValueHeads", "Heads"],
        "Heads" => ["Heads", "HiddenSize"],
        "HeadDim" => ["HeadDim", "HiddenSize", "Heads"],
        _ => [property],
    };

    private static IEnumerable<Diagnostic> Steps(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        foreach (PointEvaluation point in evaluation.Points)
        {
            if (point.Plan is { Steps: < FewestSteps, TokensPerStep: > 0 } plan)
            {
                yield return TooFew(PlaceOf(experiment, point, "Training", "BatchSize", "Tokens"), plan);
            }
        }

        foreach (ScaleDeclaration scale in experiment.Scales.Where(scale => scale is { Scale: "Quick", Tokens: > 0 }))
        {
            var tooShort = evaluation.Points
                .Where(point => IsQuick(experiment, point))
                .Select(point => point.Plan is { } plan ? plan with { Training = plan.Training with { Tokens = Math.Min(scale.Tokens, plan.Training.Tokens.Count) } } : null)
                .FirstOrDefault(plan => plan is { Steps: < FewestSteps, TokensPerStep: > 0 });
            if (tooShort is not null)
            {
                yield return TooFew(LevelSyntax.Of(scale.Attribute, "Tokens", experiment.Record), tooShort);
            }
        }
    }

    private static IEnumerable<Diagnostic> Schedules(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from point in evaluation.Points
        where experiment.Targets.Count > 0 && point.Plan is { Training.Schedule.DecaysThroughout: true }
        select Diagnostic.Create(Descriptors.ScheduleHidesTarget, PlaceOf(experiment, point, "Training", "Schedule"), $"Schedule.{point.Plan!.Training.Schedule.Name}");

    /// <summary>A trial of fewer than a hundred steps has been reported already, and no warm-up at all is a decision.</summary>
    private static IEnumerable<Diagnostic> Warmups(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from point in evaluation.Points
        where point.Plan is { Steps: >= FewestSteps, HasShortWarmup: true }
        let plan = point.Plan!
        select Diagnostic.Create(
            Descriptors.WarmupTooShort, PlaceOf(experiment, point, "Training", "BatchSize", "Schedule"), plan.Training.BatchSize.Count, plan.SequenceLength,
            plan.WarmupSteps.ToString("0.#", CultureInfo.InvariantCulture), plan.Steps, ((double)TrialPlan.FewestWarmupSteps / plan.Steps).ToString("0.###", CultureInfo.InvariantCulture));

    /// <summary>Where every point is too small; a sweep over sizes may have some that are.</summary>
    private static IEnumerable<Diagnostic> Precisions(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.Any(one => one.Plan is not { Precision: Precision.Float32 }) ? [] :
        from point in evaluation.Points
        where point.Plan is { IsTooSmallForBFloat16: true }
        select Diagnostic.Create(Descriptors.TooSmallForBFloat16, PlaceOf(experiment, point, "Training", "Precision"), point.Plan!.MicroBatch, point.Plan.SequenceLength);

    private static bool IsQuick(ExperimentDeclaration experiment, PointEvaluation point) => experiment.Axes.All(axis =>
        axis.Quick.Count == 0
        || !point.Levels.TryGetValue(axis.Property.Name, out object level)
        || axis.Quick.Any(quick => Equals(quick.Value, level)));

    private static Diagnostic TooFew(Location place, TrialPlan plan) => Diagnostic.Create(
        Descriptors.TooFewSteps, place, plan.Training.BatchSize.Count, plan.SequenceLength, plan.Steps, CSharpLiteral.Grouped(FewestSteps * plan.TokensPerStep));

    private static IEnumerable<Diagnostic> Unknowns(SweepEvaluation evaluation) =>
        from unknown in evaluation.Unknowns
        where !unknown.IsSilent && unknown.Cause is not null
        let place = unknown.Cause!.GetLocation()
        select unknown.Problem is { } problem ? Diagnostic.Create(Descriptors.SettingOutOfRange, place, problem.TrimEnd('.'))
            : unknown.Cycle is { } cycle ? Diagnostic.Create(Descriptors.SettingReadsItself, place, cycle)
            : Diagnostic.Create(Descriptors.SettingCannotBeEvaluated, place, Shortened(unknown.Cause!.ToString()));

    private static IEnumerable<Diagnostic> Cost(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (!evaluation.IsComplete || !experiment.IsRunnable)
        {
            yield break;
        }

        bool isTuned = experiment.Axes.Any(axis => axis.TunedPer is not null);
        int seeds = experiment.Attribute.Named("Seeds", 5);
        int tuningSeeds = isTuned ? experiment.Attribute.Named("TuningSeeds", 2) : 0;
        int share = experiment.Axes.Where(axis => axis.TunedPer is not null).Aggregate(1, (product, axis) => product * Math.Max(1, axis.Levels.Count));
        int compared = evaluation.Points.Count / share;
        double repeats = tuningSeeds + (double)seeds / share;                       // every point is tuned on, one of each group is evaluated
        yield return Diagnostic.Create(
            Descriptors.CostOfSweep,
            experiment.Record.Locations.FirstOrDefault(),
            experiment.Record.Name,
            compared * seeds + evaluation.Points.Count * tuningSeeds,
            CSharpLiteral.Grouped((long)(repeats * evaluation.Points.Sum(point => (double)point.Plan!.TokensTrained))).Replace('_', ','),
            Flops(repeats * evaluation.Points.Sum(point => point.Plan!.Flops)),
            Bytes(evaluation.Points.Max(point => point.Plan!.MemoryBytes)));
    }

    /// <summary>
    /// Where a setting got its value: the level, if an axis is written there, else the expression. The first of the paths that the author wrote counts; a
    /// preset's value has no place of its own, so the setting itself stands for it.
    /// </summary>
    private static Location PlaceOf(ExperimentDeclaration experiment, PointEvaluation point, string section, params string[] properties)
    {
        foreach (string property in properties)
        {
            if (point.Assignments.TryGetValue($"{section}.{property}", out ExpressionSyntax? expression))
            {
                return LevelOf(experiment, point, expression) ?? expression.GetLocation();
            }
        }

        return experiment.Setting(section)?.Locations.FirstOrDefault() ?? experiment.Record.Locations.FirstOrDefault() ?? Location.None;
    }

    private static Location? LevelOf(ExperimentDeclaration experiment, PointEvaluation point, ExpressionSyntax expression)
    {
        AxisDeclaration? axis = expression is IdentifierNameSyntax { Identifier.ValueText: var name }
            ? experiment.Axes.FirstOrDefault(one => one.Property.Name == name)
            : null;
        if (axis is null || !point.Levels.TryGetValue(axis.Property.Name, out object? level))
        {
            return null;
        }

        for (int i = 0; i < axis.Levels.Count; i++)
        {
            if (Equals(axis.Levels[i].Value, level))
            {
                return LevelSyntax.Of(axis, i);
            }
        }

        return null;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text.Substring(0, 57) + "...";

    private static string Flops(double flops)
    {
        string[] units = ["", "k", "M", "G", "T", "P", "E", "Z"];
        int unit = 0;
        for (; flops >= 1000 && unit < units.Length - 1; unit++)
        {
            flops /= 1000;
        }

        return FormattableString.Invariant($"{flops:0.#} {units[unit]}FLOP");
    }

    private static string Bytes(long bytes) => bytes < 1L << 30
        ? FormattableString.Invariant($"{bytes / (double)(1 << 20):0} MiB")
        : FormattableString.Invariant($"{bytes / (double)(1L << 30):0.0} GiB");
}
