using System.Globalization;
using System.Reflection;

namespace LlamaBatch.Trials;

/// <summary>Finds the problems that would prevent the trials of a sweep from running.</summary>
internal sealed class SweepProblems<TPoint>(PlannedSweep<TPoint> planned)
    where TPoint : LlamaExperiment
{
    private readonly Sweep<TPoint> _sweep = planned.Sweep;

    /// <summary>The distinct problems of the sweep.</summary>
    public IReadOnlyList<SweepProblem> All()
    {
        if (planned.Size.Problems().Select(problem => $"{_sweep.Name}: {problem.Message}").ToList() is { Count: > 0 } size)
        {
            // The number of points is checked before the points are listed, because there may be billions.
            return Stated(size);
        }

        IReadOnlyList<string> own = Sentences(OwnProblems);
        return own.Count > 0
            ? Stated(own)
            :
            [
                .. Stated([.. _sweep.Problems(), .. ChangedLevels(), .. StepProblems(), .. UnrankedTuning(), .. UnknownTargets()]),
                .. _sweep.Axes.Where(axis => axis.IsTuned).Select(TuningProblem).OfType<SweepProblem>(),
                .. Stated(Sentences(levels => JointProblems(_sweep.At(levels)))),
            ];
    }

    private static IReadOnlyList<SweepProblem> Stated(IReadOnlyList<string> sentences)
        => [.. sentences.Select(sentence => new WrittenProblem(sentence))];

    /// <summary>
    /// Finds axes whose property does not return the level that was set. The reason is an accessor or copy constructor that changes the
    /// value. The trial's label would then be wrong.
    /// </summary>
    private IEnumerable<string> ChangedLevels()
    {
        var properties = _sweep.Axes.ToDictionary(axis => axis.Name, PropertyOf, StringComparer.Ordinal);
        var changed =
            from levels in planned.Points
            let point = _sweep.At(levels)
            from level in levels
            let property = properties[level.Axis]
            where property is not null
            let value = Read(property, point)
            where value != level.Level
            select (level.Axis, level.Level, Value: value);
        return changed.DistinctBy(one => one.Axis, StringComparer.Ordinal)
            .Select(one => $"{_sweep.Name}: {one.Axis} is {one.Value} after it is set to {one.Level}. Let accessors and copy constructors "
                + "keep the value, and compute from it in another property.");
    }

    /// <summary>The property of an axis. If a derived record type hides the property, it is the property of the most derived
    /// type.</summary>
    private static PropertyInfo? PropertyOf(Axis<TPoint> axis) =>
        typeof(TPoint).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(one => one.Name == axis.Name && one.CanRead);

    /// <summary>Reads the property of an axis as text. The accessor is user code and may throw.</summary>
    private static string Read(PropertyInfo property, TPoint point)
    {
        try
        {
            return property.GetValue(point) is { } value ? LevelText.Of(value) : "null";
        }
        catch (TargetInvocationException failure)
        {
            return $"unreadable ({failure.InnerException?.GetType().Name})";
        }
    }

    /// <summary>
    /// Finds problems of individual settings. These problems are found first, because a plan can be computed only from legal settings.
    /// </summary>
    private IEnumerable<string> OwnProblems(IReadOnlyList<AxisLevel> levels)
    {
        TPoint point;
        try
        {
            point = _sweep.At(levels);
            _ = (point.Model, point.Corpus, point.Training, point.Optimizer, point.Validation, point.Probe);
        }
        catch (Exception failure)
        {
            return [$"its settings throw {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}."];
        }

        if (SectionContract.Problems(point).ToList() is { Count: > 0 } broken)
        {
            return broken;
        }

        return SectionProblems("Model", point.Model, static model => model.Problems())
            .Concat(SectionProblems("Corpus", point.Corpus, static corpus => corpus.Problems()))
            .Concat(SectionProblems("Training", point.Training, static training => training.Problems()))
            .Concat(SectionProblems("Optimizer", point.Optimizer, static optimizer => optimizer.Problems()))
            .Concat(SectionProblems("Validation", point.Validation, static validation => validation.Problems()))
            .Concat(SectionProblems("Probe", point.Probe, static probe => probe.Problems()));
    }

    private static IEnumerable<string> SectionProblems<TSection>(
        string name,
        TSection? section,
        Func<TSection, IEnumerable<SettingProblem>> problems)
        where TSection : class =>
        section is null ? [$"{name} is null; it must have a value."] : problems(section).Select(problem => problem.Message);

    /// <summary>Finds problems with combinations of settings and metrics.</summary>
    private IEnumerable<string> JointProblems(TPoint point)
    {
        TrialPlan plan = planned.PlanOf(point);
        // A model that is only planned is never stored, so it may be of any size.
        foreach (SettingProblem problem in plan.Problems().Where(problem =>
            problem.Property != nameof(LlamaExperiment.Model) || _sweep.Metrics.Count > 0))
        {
            yield return problem.Message;
        }

        foreach (MetricDefinition metric in _sweep.Metrics.Where(metric => metric.NeedsMicroBatches && point.Training.BatchSize.Count == 1))
        {
            yield return $"{metric.Key} compares micro-batches of a batch, but BatchSize is 1. Remove the metric or raise BatchSize.";
        }

        foreach (MetricDefinition metric in _sweep.Metrics.Where(metric => metric.NeedsFastStep && plan.Training.Step != StepKind.Fast))
        {
            yield return $"Only the fast step measures {metric.Key}. Remove the metric, or set Step and --step to fast.";
        }

        Optimizer optimizer = point.Optimizer;
        foreach (MetricDefinition metric in _sweep.Metrics.Where(metric => metric.NeedsPreconditioner && !optimizer.HasPreconditioner))
        {
            yield return $"{metric.Key} needs an optimizer with a preconditioner, such as AdamW, but Optimizer is {optimizer.Name}. "
                + "Remove the metric or change the optimizer.";
        }
    }

    /// <summary>
    /// The distinct problems as sentences. Each sentence names the levels that have the problem. An axis is not named if all of its levels
    /// have the problem.
    /// </summary>
    private IReadOnlyList<string> Sentences(Func<IReadOnlyList<AxisLevel>, IEnumerable<string>> problems)
    {
        IEnumerable<string> Levels(IEnumerable<IReadOnlyList<AxisLevel>> affected) =>
            from axis in _sweep.Axes
            let all = planned.Points.SelectMany(point => point.Where(level => level.Axis == axis.Name)).Distinct().Count()
            let levels = affected.SelectMany(point => point.Where(level => level.Axis == axis.Name)).Select(level => level.Level).Distinct()
                .ToList()
            where levels.Count < all
            select $"{axis.Name}={string.Join(" or ", levels)}";

        return [.. planned.Points
            .SelectMany(levels => problems(levels).Distinct().Select(message => (Message: message, Levels: levels)))
            .GroupBy(problem => problem.Message, problem => problem.Levels, StringComparer.Ordinal)
            .Select(group => Levels(group).ToList() is { Count: > 0 } levels
                ? $"{_sweep.Name} ({string.Join(", ", levels)}): {group.Key}"
                : $"{_sweep.Name}: {group.Key}")];
    }

    /// <summary>
    /// Finds an axis that compares kinds of training steps although the option <c>--step</c> sets one kind for all trials.
    /// </summary>
    private IEnumerable<string> StepProblems()
    {
        if (planned.Step is not null && planned.Points.Select(levels => _sweep.At(levels).Training.Step).Distinct().Count() > 1)
        {
            yield return $"{_sweep.Name} itself says which points take the fast step and which take autograd; leave --step out.";
        }
    }

    /// <summary>Finds tuned axes of an experiment in which no learning metric declares whether higher or lower values are better.</summary>
    private IEnumerable<string> UnrankedTuning() =>
        from axis in _sweep.Axes
        where axis.IsTuned && _sweep.TuningMetric is null
        select $"{_sweep.Name}: {axis.Name} is tuned, but the experiment measures no learning metric that can rank its levels. "
            + "Add [Measure<ValidationLoss>].";

    /// <summary>The problem of a tuned axis with levels whose losses are not comparable, or null if the losses are comparable.</summary>
    private IncomparableLevels? TuningProblem(Axis<TPoint> axis)
    {
        if (_sweep.TuningMetric is not { } metric)
        {
            return null;
        }

        foreach (var group in planned.Points.GroupBy(levels => string.Join(',', levels.Where(level => level.Axis != axis.Name))))
        {
            var points = group.Select(_sweep.At).ToList();
            ValidationDifference? sets = ValidationSet.DifferenceIn(points.Select(ValidationSet.Of), metric);
            List<long> budgets = [.. points.Select(point => planned.PlanOf(point).Training.Tokens.Count).Distinct()];
            if (sets is not null || budgets.Count > 1)
            {
                return new(_sweep.Name, axis.Name, metric, sets, budgets);
            }
        }

        return null;
    }

    /// <summary>Finds axes that are tuned for a target that the experiment does not declare.</summary>
    private IEnumerable<string> UnknownTargets() =>
        from axis in _sweep.Axes
        where axis.TunedFor is double value && !_sweep.Targets.Any(target => target.Value.Equals(value))
        select string.Create(CultureInfo.InvariantCulture, $"{_sweep.Name}: {axis.Name} is tuned for {axis.TunedFor}, "
            + $"which is not a target of the experiment; add [Target<ValidationLoss>({axis.TunedFor})].");
}
