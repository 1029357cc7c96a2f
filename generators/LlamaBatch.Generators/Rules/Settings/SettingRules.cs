using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Rules about the evaluated settings, such as illegal models, numbers out of range and trials that are too short.</summary>
internal static class SettingRules
{
    internal const int FewestSteps = 100;

    /// <summary>
    /// The largest number of searches for legal values. One search tries hundreds of models, and there may be thousands of illegal levels.
    /// </summary>
    private const int MostSearches = 8;

    /// <summary>The fewest measurements of a curve from which the crossing of a target can be read.</summary>
    private const int FewestOfTarget = 4;

    /// <summary>The fewest evaluations of a run that show a fluctuation. One value needs three in a row.</summary>
    private const long FewestOfJitter = 4;

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        SettingReads reads,
        Surroundings surroundings,
        IReadOnlyList<Diagnostic> changing,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var reported = new HashSet<(string Id, Location Place)>();
        List<Diagnostic> illegal = [.. Shapes(experiment, evaluation), .. Ranges(experiment, evaluation), .. Plans(experiment, evaluation)];
        List<Diagnostic> arms = [.. SwitchArmRule.Check(experiment, evaluation)];
        IEnumerable<Diagnostic> found = illegal
            .Concat(arms)
            .Concat(Steps(experiment, evaluation))
            .Concat(ShorterScales(experiment, evaluation, compilation, cancellation))
            .Concat(Schedules(experiment, evaluation))
            .Concat(Warmups(experiment, evaluation))
            .Concat(Precisions(experiment, evaluation))
            .Concat(Metrics(experiment, evaluation))
            .Concat(Records(experiment, evaluation))
            // An illegal setting or an arm that is never reached may be the reason for equal settings, so equal levels are then not reported.
            .Concat(illegal.Count > 0 || arms.Count > 0 || Precisions(experiment, evaluation).Any() ? []
                : EqualLevelRule.Check(experiment, evaluation, reads, compilation))
            .Concat(MissedSettingRule.Check(experiment, evaluation, reads, compilation))
            .Concat(Unknowns(evaluation).Where(unknown => illegal.All(one => one.Location != unknown.Location)))
            .Concat(Unchecked(experiment, evaluation, [.. illegal.Concat(changing).Select(one => one.Location)]))
            .Concat(Designs(
                experiment,
                evaluation,
                surroundings.ExperimentsFolder,
                [.. CostRule.Check(experiment, evaluation, surroundings.Speed, compilation, cancellation)]));
        foreach (Diagnostic diagnostic in found)
        {
            if (reported.Add((diagnostic.Id, diagnostic.Location)))
            {
                yield return diagnostic;                                            // points that share a mistake have one diagnostic
            }
        }
    }

    /// <summary>
    /// Reports mistakes in the design that would become visible only after training. An experiment without metrics trains nothing, so only
    /// its costs are checked. If all metrics are costs, only settings that change costs are checked.
    /// </summary>
    private static IEnumerable<Diagnostic> Designs(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        string? experimentsFolder,
        IReadOnlyList<Diagnostic> costs) =>
        experiment.Metrics.Count == 0 ? costs
            : experiment.MeasuresOnlyCosts ? costs.Concat(NumericsRules.CheckProportions(experiment, evaluation))
                .Concat(CorpusRules.Check(experiment, evaluation, experimentsFolder).Where(finding =>
                    finding.Id == Descriptors.TextDoesNotExist.Id || finding.Id == Descriptors.VocabularyTooSmall.Id))
            : costs.Concat(NumericsRules.Check(experiment, evaluation))
                .Concat(CorpusRules.Check(experiment, evaluation, experimentsFolder)
                    // If there are too many tokens, only one warning is reported: about their time or, if that is acceptable, about
                    // repeated text.
                    .Where(finding => finding.Id != Descriptors.TextIsRepeated.Id
                        || costs.All(cost => cost.Severity < DiagnosticSeverity.Warning)))
                .Concat(TuningRules.Check(experiment, evaluation))
                .Concat(TargetRules.CheckStart(experiment, evaluation));

    private static IEnumerable<Diagnostic> Shapes(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        var places = new HashSet<Location>();
        foreach ((PointEvaluation point, SettingProblem problem) in evaluation.Points
            .SelectMany(point => (point.Model?.Problems() ?? []).Select(problem => (point, problem))))
        {
            Location place = SettingPlace.Of(experiment, point, [.. Involved(problem.Property).Select(property => $"Model.{property}")]);
            if (places.Add(place))
            {
                IReadOnlyList<LlamaConfig> alike = Alike(point, problem, evaluation);
                yield return Diagnostic.Create(
                    Descriptors.IllegalShape,
                    place,
                    places.Count <= MostSearches ? LegalValues(point, problem, alike) : Remedy.Of(),
                    WithLevels(
                        LegalShape.ForAll(problem, point.Model!, alike),
                        place,
                        point,
                        experiment,
                        evaluation,
                        one => one.Model?.Problems()));
            }
        }
    }

    /// <summary>The setting to change for a problem of the model's shape, and its legal values, as properties of the diagnostic.</summary>
    private static ImmutableDictionary<string, string?> LegalValues(
        PointEvaluation point,
        SettingProblem problem,
        IReadOnlyList<LlamaConfig> alike)
    {
        string setting = Changed(point, problem);
        return Remedy.Of((Remedy.Setting, setting), (Remedy.Values, Remedy.Joined(LegalShape.ValuesOf(setting, point.Model!, alike))));
    }

    private static string Changed(PointEvaluation point, SettingProblem problem) =>
        Involved(problem.Property).FirstOrDefault(property => point.Assignments.ContainsKey($"Model.{property}")) ?? problem.Property;

    /// <summary>
    /// The models of all points that a change of the wrong setting would change: those with the same value from the same code.
    /// </summary>
    private static IReadOnlyList<LlamaConfig> Alike(PointEvaluation point, SettingProblem problem, SweepEvaluation evaluation)
    {
        string setting = Changed(point, problem);
        point.Assignments.TryGetValue($"Model.{setting}", out ExpressionSyntax? written);
        object? ValueOf(LlamaConfig model) => model.Settings().FirstOrDefault(one => one.Name == setting).Value;
        object? value = ValueOf(point.Model!);
        return [.. evaluation.Points.Where(one => one.Model is not null && Equals(ValueOf(one.Model), value)
            && one.Assignments.TryGetValue($"Model.{setting}", out ExpressionSyntax? other) && other == written)
            .Select(one => one.Model!).Distinct()];
    }

    private static IEnumerable<Diagnostic> Ranges(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        // If an illegal number causes other illegal numbers, only the cause is reported.
        var found = evaluation.Points.SelectMany(point =>
        {
            var all = ProblemsOf(point).Select(problem => (
                Point: point,
                Problem: problem,
                Place: SettingPlace.Of(experiment, point, problem.Property))).ToList();
            return all.Any(one => !IsComputed(one.Place)) ? all.Where(one => !IsComputed(one.Place)) : all;
        });

        // The range may differ between levels. What the strictest one allows is legal at all of them.
        return from alike in found.GroupBy(one => (one.Place, one.Problem.Property))
               let strictest = alike.OrderByDescending(one => one.Problem.Range?.Least ?? 0)
                   .ThenBy(one => one.Problem.Range?.Most ?? 0)
                   .First()
               select Diagnostic.Create(
                   Descriptors.SettingOutOfRange,
                   strictest.Place,
                   WithLevels(strictest.Problem, strictest.Place, strictest.Point, experiment, evaluation, ProblemsOf));
    }

    /// <summary>The settings of a point that are out of range, by their paths from the experiment.</summary>
    private static IEnumerable<SettingProblem> ProblemsOf(PointEvaluation point) =>
        from section in new (string Name, IEnumerable<SettingProblem>? Problems)[]
        {
            ("Corpus", point.Corpus?.Problems()),
            ("Training", point.Training?.Problems()),
            ("Optimizer", point.Optimizer?.Problems()),
            ("Validation", point.Validation?.Problems()),
            ("Probe", point.Probe?.Problems()),
        }
        from problem in section.Problems ?? []
        select problem with { Property = $"{section.Name}.{problem.Property}" };

    /// <summary>
    /// The message about a value, with the levels at which the value is wrong. If the message is reported at a level, the levels are left
    /// out.
    /// </summary>
    private static string WithLevels(
        SettingProblem problem,
        Location place,
        PointEvaluation point,
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        Func<PointEvaluation, IEnumerable<SettingProblem>?> problemsOf)
    {
        int value = problem.Message.IndexOf(';');
        return value < 0 || place.SourceTree?.GetRoot().FindNode(place.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not null
            ? problem.Message
            : problem.Message.Insert(value, NumericsRules.LevelsOf(
                experiment,
                evaluation,
                point,
                one => (problemsOf(one) ?? []).Where(other => other.Property == problem.Property).Select(other => other.Message)
                    .FirstOrDefault() ?? ""));
    }

    private static bool IsComputed(Location place) =>
        place.SourceTree?.GetRoot().FindNode(
            place.SourceSpan,
            getInnermostNodeForTie: true) is InvocationExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax;

    /// <summary>Reports settings that are legal by themselves but not together.</summary>
    private static IEnumerable<Diagnostic> Plans(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from point in LargestFirst(evaluation.Points)
        from problem in point.Plan?.Problems() ?? []
        // A model that is only planned is never stored.
        where problem.Property != "Model" || experiment.Metrics.Count > 0 || experiment.Targets.Count > 0
        let place = SettingPlace.Of(experiment, point, Sources(experiment, evaluation, point, problem.Property))
        select Diagnostic.Create(
            DescriptorOf(problem),
            problem.Property == "Training.Tokens" && point.Plan!.Steps >= 1
                ? SettingPlace.Of(experiment, point, "Training.Tokens")                 // too many steps, not too few
                : place,
            RemedyOf(problem, point.Plan!),
            // The message about tokens names the batch size already.
            problem.Property == "Training.Tokens" ? problem.Message
                : WithLevels(problem, place, point, experiment, evaluation, one => one.Plan?.Problems()));

    private static ImmutableDictionary<string, string?> RemedyOf(SettingProblem problem, TrialPlan plan) => problem.Property switch
    {
        "Corpus.SequenceLength" => Remedy.Of(
            (Remedy.SequenceLength, plan.SequenceLength.ToString(CultureInfo.InvariantCulture)),
            (Remedy.MaxPositionEmbeddings, plan.Model.MaxPositionEmbeddings.ToString(CultureInfo.InvariantCulture))),
        "Training.Tokens" when plan.Steps < 1 => TokensFor(FewestSteps * plan.TokensPerStep),
        _ => Remedy.Of(),
    };

    private static ImmutableDictionary<string, string?> TokensFor(long tokens) =>
        Remedy.Of((Remedy.Tokens, CSharpLiteral.Grouped(tokens)));

    private static DiagnosticDescriptor DescriptorOf(SettingProblem problem) => problem.Property switch
    {
        "Model" => Descriptors.ModelTooLarge,
        "Corpus.SequenceLength" => Descriptors.SequenceTooLong,
        "Training.Tokens" => Descriptors.NoWholeStep,
        _ => Descriptors.SettingOutOfRange,
    };

    /// <summary>
    /// The paths of the settings that may cause a problem. If the value of one setting is an axis, only the path of this setting.
    /// </summary>
    private static string[] Sources(ExperimentDeclaration experiment, SweepEvaluation evaluation, PointEvaluation point, string property)
    {
        string[] candidates = property switch
        {
            "Model" => ["Model.HiddenSize", "Model.IntermediateSize", "Model.Layers", "Model.VocabSize"],
            "Corpus.SequenceLength" => ["Corpus.SequenceLength", "Model.MaxPositionEmbeddings"],
            "Training.Tokens" when IsBudgetToBlame(evaluation) => ["Training.Tokens"],
            "Training.Tokens" => ["Training.Tokens", "Training.BatchSize", "Corpus.SequenceLength"],
            _ => [property],
        };
        string? axis = candidates.FirstOrDefault(candidate => point.Assignments.TryGetValue(candidate, out ExpressionSyntax? expression)
            && SettingPlace.LevelOf(experiment, point, expression) is not null);
        return axis is not null ? [axis] : property == "Model" ? ["Model"] : candidates;
    }

    /// <summary>The settings that may resolve a problem of the model's shape, in the order in which they should be changed.</summary>
    private static string[] Involved(string property) => property switch
    {
        "KeyValueHeads" => ["KeyValueHeads", "Heads"],
        "Heads" => ["Heads", "HiddenSize"],
        "HeadDim" => ["HeadDim", "HiddenSize", "Heads"],
        _ => [property],
    };

    private static IEnumerable<Diagnostic> Steps(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (experiment.MeasuresOnlyCosts                    // a few steps show what a step costs
            || evaluation.Points.Any(point => point.Plan is { Steps: 0 } || point.Training?.Problems().Any() == true))
        {
            yield break;                                                            // the same budget is illegal elsewhere
        }

        // A token budget is reported once. A budget that suffices for the largest step suffices at every point.
        if (LargestFirst(evaluation.Points).FirstOrDefault(point => point.Trainable is { Steps: < FewestSteps }) is { } worst)
        {
            yield return TooFew(
                IsBudgetToBlame(evaluation)
                    ? SettingPlace.Of(experiment, worst, "Training.Tokens")
                    : SettingPlace.Of(experiment, worst, "Training.BatchSize", "Training.Tokens"),
                worst.Trainable!,
                worst.IsInSteps ? null : FewestSteps * worst.Trainable!.TokensPerStep);
        }
    }

    /// <summary>
    /// Reports token budgets that are too small only for the scale <c>Quick</c> or <c>Smoke</c>. For <c>Smoke</c>, one step is enough.
    /// </summary>
    private static IEnumerable<Diagnostic> ShorterScales(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        Compilation compilation,
        CancellationToken cancellation)
    {
        foreach (ScaleDeclaration scale in experiment.Scales
            .Where(scale => scale is { Scale: nameof(Scale.Quick) or nameof(Scale.Smoke), Tokens: > 0 }))
        {
            int fewest = scale.Scale == nameof(Scale.Quick) && !experiment.MeasuresOnlyCosts ? FewestSteps : 1;
            long longest = evaluation.Points.Max(point => point.Plan?.Training.Tokens.Count ?? 0);
            TrialPlan? plan = LargestFirst(PointsAt(scale.Scale, experiment, evaluation, compilation, cancellation))
                .Where(point => point.Trainable is { } full && full.Steps >= fewest)
                .Select(point => point.Plan!)
                .FirstOrDefault();
            if (plan is null)
            {
                continue;
            }

            // All trials are shortened by the same factor, so the tokens of the longest trial determine the tokens of this one.
            long needed = (long)Math.Ceiling((double)fewest * plan.TokensPerStep * longest / plan.Training.Tokens.Count);
            TrialPlan shortened = plan with { Training = plan.Training with { Tokens = plan.ShortenedTokens(scale.Tokens, longest) } };
            Location place = LevelSyntax.Of(scale.Attribute, "Tokens", experiment.Record);
            if (shortened.Steps < 1)
            {
                yield return Diagnostic.Create(
                    Descriptors.NoWholeStep,
                    place,
                    TokensFor(needed),
                    shortened.Problems().Single(problem => problem.Property == "Training.Tokens").Message);
            }
            else if (shortened.Steps < fewest)
            {
                yield return TooFew(place, shortened, needed);
            }
        }
    }

    /// <summary>The points in descending order of tokens per step. The first point needs the largest token budget.</summary>
    private static IEnumerable<PointEvaluation> LargestFirst(IEnumerable<PointEvaluation> points) =>
        points.OrderByDescending(point => point.Plan?.TokensPerStep ?? 0);

    private static IEnumerable<Diagnostic> Schedules(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from point in evaluation.Points
        where experiment.Targets.Count > 0 && point.Trainable is { Training.Schedule.DecaysThroughout: true }
        select Diagnostic.Create(
            Descriptors.ScheduleHidesTarget,
            SettingPlace.Of(experiment, point, "Training.Schedule"),
            $"Schedule.{point.Plan!.Training.Schedule.Name}");

    /// <summary>Whether all points have too few steps. The token budget is then the cause, rather than a level.</summary>
    private static bool IsBudgetToBlame(SweepEvaluation evaluation)
        => evaluation.Points.All(point => point.Plan is { Steps: < FewestSteps });

    /// <summary>
    /// Reports warm-ups of too few steps. Runs without a warm-up are left out. Runs with too few steps in total have another diagnostic. If
    /// the warm-up is too short at several numbers of steps, or at all points, the schedule is wrong, and is reported once, at the fewest
    /// steps.
    /// </summary>
    private static IEnumerable<Diagnostic> Warmups(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (experiment.MeasuresOnlyCosts || evaluation.Points.Any(point => point.Plan is { Steps: < FewestSteps }))
        {
            return [];
        }

        var tooShort = evaluation.Points.Where(point => point.Trainable is { Steps: >= FewestSteps, HasShortWarmup: true })
            .OrderBy(point => point.Trainable!.WarmupSteps).ToList();
        bool isOfSchedule = tooShort.Select(point => point.Trainable!.Steps).Distinct().Skip(1).Any()
            || (evaluation.HasAllPoints && tooShort.Count == evaluation.Points.Count);
        return from point in isOfSchedule ? tooShort.Take(1) : tooShort
               let plan = point.Trainable!
               select Diagnostic.Create(
                   Descriptors.WarmupTooShort,
                   isOfSchedule ? SettingPlace.Of(experiment, point, "Training.Schedule")
                       : SettingPlace.Of(experiment, point, "Training.BatchSize", "Training.Schedule"),
                   Remedy.Of((Remedy.Warmup, LongEnough(evaluation))),
                   plan.Training.BatchSize.Count,
                   plan.SequenceLength,
                   plan.WarmupSteps.ToString("0.#", CultureInfo.InvariantCulture), plan.Steps, LongEnough(evaluation));
    }

    /// <summary>The smallest warm-up that suffices at every point, as a share of all steps, rounded up to two digits.</summary>
    private static string LongEnough(SweepEvaluation evaluation)
    {
        decimal share = evaluation.Points.Where(point => point.Trainable is { HasShortWarmup: true })
            .Max(point => (decimal)TrialPlan.FewestWarmupSteps / point.Trainable!.Steps);
        decimal unit = 1;
        while (unit * 10 > share)
        {
            unit /= 10;
        }

        return (Math.Ceiling(share / unit) * unit).ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>Reports settings of bfloat16 if no point gains from them. If some points gain, nothing is reported.</summary>
    private static IEnumerable<Diagnostic> Precisions(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        evaluation.Points.Any(one => one.Plan is not { Precision: Precision.Float32 }) ? [] :
        from point in evaluation.Points
        where point.Trainable is { Training.Precision: Precision.BFloat16 }
        let plan = point.Trainable!
        let problem = plan.IsTooSmallForBFloat16
            ? (Cause: $"With micro-batches of {plan.MicroBatch} sequences of {plan.SequenceLength} tokens, "
                + "no matrix product is faster in bfloat16", Remedy: "Remove Precision.BFloat16.")
            : (Cause: "Only StepKind.Fast uses bfloat16, but Step is Autograd", Remedy: "Use StepKind.Fast or remove Precision.BFloat16.")
        select Diagnostic.Create(
            Descriptors.TooSmallForBFloat16, SettingPlace.Of(experiment, point, "Training.Precision"), problem.Cause, problem.Remedy);

    private static IEnumerable<PointEvaluation> PointsAt(
        string scale,
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var axes = experiment.Axes
            .Where(axis => axis.Fault == AxisFault.None)
            .Select(axis => (axis.Property.Name, Levels: LevelsAt(scale, axis, experiment, compilation, cancellation)))
            .ToList();
        return evaluation.Points.Where(point => axes.All(
            axis => !point.Levels.TryGetValue(axis.Name, out object? level) || axis.Levels.Contains(level)));
    }

    /// <summary>The levels of an axis at a scale such as <c>Quick</c>.</summary>
    private static HashSet<object?> LevelsAt(
        string scale,
        AxisDeclaration axis,
        ExperimentDeclaration experiment,
        Compilation compilation,
        CancellationToken cancellation)
    {
        IReadOnlyList<TypedConstant> named = scale == nameof(Scale.Smoke) ? axis.Smoke : axis.Quick;
        if (named.Count > 0)
        {
            return [.. named.Select(level => level.Value)];
        }

        var all = axis.Levels.Select(level => level.Value).ToList();
        if (scale != nameof(Scale.Smoke) || all.Count == 0)
        {
            return [.. all];
        }

        object? baseline = SweepEvaluation.BaselineOf(axis.Property, experiment, cancellation);
        return [all[0], all[all.Count - 1], LevelValue.Of(baseline, axis)];
    }

    /// <summary>Reports a plan with too few steps.</summary>
    /// <param name="place">Where the budget or the batch size is declared.</param>
    /// <param name="plan">The plan with too few steps.</param>
    /// <param name="tokens">The token budget with enough steps; null if the budget is declared in steps.</param>
    private static Diagnostic TooFew(Location place, TrialPlan plan, long? tokens) => Diagnostic.Create(
        Descriptors.TooFewSteps,
        place,
        tokens is { } enough ? TokensFor(enough) : Remedy.Of(),                     // the user can write any number of steps as easily
        plan.Training.BatchSize.Count,
        plan.SequenceLength,
        plan.Steps,
        tokens is null ? $"Steps to {FewestSteps}" : $"Tokens to {CSharpLiteral.Grouped(tokens.Value)}");

    private static IEnumerable<Diagnostic> Unknowns(SweepEvaluation evaluation) =>
        from unknown in evaluation.Unknowns
        where !unknown.IsSilent && unknown.Cause is not null && (unknown.Problem is not null || unknown.Cycle is not null)
        let place = unknown.Cause!.GetLocation()
        select unknown.Problem is { } problem ? Diagnostic.Create(Descriptors.SettingOutOfRange, place, problem)
            : Diagnostic.Create(
                Descriptors.SettingReadsItself,
                place,
                unknown.Cycle,
                "Replace the self-reference with a preset or a new value.");

    /// <summary>Reports once per record that rules were skipped, at the first expression that could not be evaluated.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="evaluation">Its settings.</param>
    /// <param name="others">The places of diagnostics that already say why an expression has no value.</param>
    private static IEnumerable<Diagnostic> Unchecked(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        IReadOnlyList<Location> others)
    {
        var places = evaluation.Unknowns
            .Where(unknown => unknown is { IsSilent: false, Cause: not null, Problem: null, Cycle: null })
            .Select(unknown => (unknown.Cause, Place: unknown.Cause!.GetLocation()))
            .Where(unknown => !others.Any(other => other.SourceTree == unknown.Place.SourceTree
                && other.SourceSpan.IntersectsWith(unknown.Place.SourceSpan)))
            .ToList();
        if (places.Count > 0)
        {
            int more = places.Count - 1;
            yield return Diagnostic.Create(
                Descriptors.SettingCannotBeEvaluated,
                places[0].Place,
                places.Skip(1).Select(one => one.Place),
                Shortened(places[0].Cause!.ToString()),
                more == 0 ? " is" : $" and {more} other {(more == 1 ? "expression" : "expressions")} are",
                Sentence.AllOf(UnknownSections(evaluation)),
                experiment.Record.Name);
        }
    }

    /// <summary>The sections of settings, such as <c>Training</c>, that are unknown at a point.</summary>
    private static IEnumerable<string> UnknownSections(SweepEvaluation evaluation) =>
        from section in new (string Name, Func<PointEvaluation, object?> Of)[]
        {
            ("Model", point => point.Model),
            ("Corpus", point => point.Corpus),
            ("Training", point => point.Training),
            ("Optimizer", point => point.Optimizer),
            ("Validation", point => point.Validation),
            ("Probe", point => point.Probe),
        }
        where evaluation.Points.Any(point => section.Of(point) is null)
        select section.Name;

    /// <summary>Reports metrics that trials cannot measure. Metrics with one reason have one diagnostic.</summary>
    private static IEnumerable<Diagnostic> Metrics(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from problem in Unavailable(experiment, evaluation)
        group problem by (problem.Place, problem.Rule) into alike
        let names = alike.Select(one => one.Metric).Distinct().ToList()
        select Diagnostic.Create(
            Descriptors.MetricUnavailable,
            alike.Key.Place,
            Remedy.Of((Remedy.Metric, string.Join(",", names))),
            Sentence.AllOf(names),
            alike.Key.Rule);

    private static IEnumerable<(Location Place, string Rule, string Metric)> Unavailable(
        ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from metric in experiment.Metrics
        let comparesSequences = metric.Type.Name is "GainVariance" or "GainSquare" && MetricRange.IsOurs(metric.Type)
        where metric.NeedsFastStep || metric.NeedsMicroBatches || metric.NeedsPreconditioner
        from point in evaluation.Points
        where point.Trainable is not null
        let training = point.Trainable!.Training
        let problem = metric.NeedsFastStep && training.Step != StepKind.Fast ? (Setting: "Training.Step",
                Rule: "this needs StepKind.Fast, but Step is Autograd. Use StepKind.Fast, or remove what cannot be measured.")
            : metric.NeedsMicroBatches && training.BatchSize.Count == 1 ? (Setting: "Training.BatchSize",
                Rule: "this compares micro-batches of a batch, but BatchSize is 1. Raise BatchSize, or remove what cannot be measured.")
            : comparesSequences && training.BatchSize.Count == 1 ? (Setting: "Training.BatchSize", Rule: "this compares the sequences of a "
                + "batch, but BatchSize is 1. Raise BatchSize, or remove what cannot be measured.")
            : metric.NeedsPreconditioner && point.Optimizer is { HasPreconditioner: false } and not IOwnSection ? (Setting: "Optimizer",
                Rule: $"this needs an optimizer with a preconditioner, such as AdamW, but Optimizer is {point.Optimizer.Name}. "
                + "Change the optimizer, or remove what cannot be measured.")
            : default
        where problem.Setting is not null
        select (SettingPlace.Of(experiment, point, problem.Setting), problem.Rule, metric.Type.Name);

    /// <summary>
    /// Reports implausible measurement intervals, and shorter scales with a larger token budget than the full scale.
    /// </summary>
    private static IEnumerable<Diagnostic> Records(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        if (evaluation.Points.Count == 0 || evaluation.Points.Any(point => point.Trainable is null))
        {
            yield break;
        }

        long tokens = evaluation.Points.Max(point => point.Trainable!.Training.Tokens.Count);
        foreach (ScaleDeclaration scale in experiment.Scales
            .Where(scale => scale.Scale != nameof(Scale.Full) && scale.Tokens > tokens && scale.Tokens <= 1e15))
        {
            yield return Diagnostic.Create(
                Descriptors.NoEffect, LevelSyntax.Of(
                    scale.Attribute,
                    "Tokens",
                    experiment.Record), $"Tokens of the {scale.Scale.ToLowerInvariant()} scale", FormattableString.Invariant(
                        $"it is {scale.Tokens:N0}, more than the {tokens:N0} of the full scale. Lower it."));
        }

        foreach (MetricDeclaration metric in experiment.Metrics
            .Where(metric => metric.Kind is MetricKind.Step or MetricKind.Validation && metric.EveryTokens > tokens
                && metric.EveryTokens <= 1e15 && !HasTarget(metric) && experiment.Record.GetAttributes().Contains(metric.Attribute)))
        {
            yield return NoEffect.At(
                LevelSyntax.Of(metric.Attribute, "EveryTokens", experiment.Record),
                $"EveryTokens of {metric.Type.Name}",
                FormattableString.Invariant($"it is {metric.EveryTokens:N0}, more than the {tokens:N0} of a trial, ")
                    + "so that only the end is measured. Lower it.");
        }

        foreach (MetricDeclaration metric in experiment.Metrics
            .Where(metric => metric is { Kind: MetricKind.Validation, EveryTokens: > 0 }))
        {
            Location place = LevelSyntax.Of(metric.Attribute, "EveryTokens", experiment.Record);
            if (metric.EveryTokens * FewestOfTarget > tokens && HasTarget(metric))
            {
                yield return Diagnostic.Create(
                    Descriptors.CurveTooCoarse,
                    place,
                    FormattableString.Invariant($"{metric.EveryTokens:N0}"),
                    FormattableString.Invariant($"{tokens:N0}"),
                    "a target");
            }
            else if (metric.Type.Name is "ValidationJitter" or "AccuracyJitter" && MetricRange.IsOurs(metric.Type)
                && FewestOfJitter * metric.EveryTokens > tokens)
            {
                yield return Diagnostic.Create(
                    Descriptors.CurveTooCoarse,
                    place,
                    FormattableString.Invariant($"{metric.EveryTokens:N0}"),
                    FormattableString.Invariant($"{tokens:N0}"),
                    $"{metric.Type.Name}, which needs at least {FewestOfJitter}");
            }

            // Validation has no backward pass, so it takes a third of the time of training on the same tokens.
            PointEvaluation? outweighed = evaluation.Points.FirstOrDefault(point => point.Validation is not null
                && ValidatedTokens(point) > 3.0 * Math.Max(metric.EveryTokens, point.Trainable!.TokensPerStep));
            if (outweighed is not null)
            {
                long step = evaluation.Points.Min(point => point.Trainable!.TokensPerStep);
                yield return Diagnostic.Create(
                    Descriptors.ValidationTooOften,
                    place,
                    LongerInterval(metric, evaluation),
                    FormattableString.Invariant($"EveryTokens is {metric.EveryTokens:N0}"),
                    metric.EveryTokens < step
                        ? FormattableString.Invariant($", less than the {step:N0} tokens of a step, so the model is validated after ")
                            + "every step, which takes longer than training. EveryTokens is in tokens: "
                            + (metric.EveryTokens == 1 ? "a step has "
                                : FormattableString.Invariant($"{metric.EveryTokens:N0} steps have "))
                            + FormattableString.Invariant($"{metric.EveryTokens * step:N0}. Raise EveryTokens.")
                        : FormattableString.Invariant($" and a validation reads {ValidatedTokens(outweighed):N0} tokens, ")
                            + "so validation takes longer than training. Raise EveryTokens or lower Validation.Windows.");
            }
            else if (ProbeCostRule.Check(metric, experiment, evaluation) is { } measured)
            {
                yield return measured;
            }
        }

        if (OutweighedByDefault(experiment, evaluation) is { } outweighedByDefault)
        {
            yield return outweighedByDefault;
        }

        bool HasTarget(MetricDeclaration metric) =>
            experiment.Targets.Any(target => SymbolEqualityComparer.Default.Equals(target.Metric, metric.Type));
    }

    /// <summary>The largest plausible ratio of the time for validation at the default interval to the time for training.</summary>
    internal const double MostTimesByDefault = 10;

    /// <summary>
    /// Reports validation at the default interval that takes many times longer than training. Short runs are often validated for longer
    /// than they train.
    /// </summary>
    private static Diagnostic? OutweighedByDefault(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        PointEvaluation? point = evaluation.Points.FirstOrDefault(point => point is { Validation: not null, Trainable: not null }
            && ValidatedTokens(point) > 3.0 * MostTimesByDefault * IntervalOf(point));
        return point is null || !experiment.Metrics.Any(metric => metric is { Kind: MetricKind.Validation, EveryTokens: 0 }) ? null
            : Diagnostic.Create(
                Descriptors.ValidationTooOften,
                SettingPlace.Of(experiment, point, "Validation.Windows"),
                Remedy.Of((Remedy.Windows, CSharpLiteral.Grouped((long)(3.0 * IntervalOf(point) / point.Trainable!.SequenceLength)))),
                FormattableString.Invariant($"By default, the model is validated every {IntervalOf(point):N0} tokens"),
                FormattableString.Invariant($", and a validation reads {ValidatedTokens(point):N0}, so it takes ")
                    + FormattableString.Invariant($"{ValidatedTokens(point) / (3.0 * IntervalOf(point)):0} times as long as training. ")
                    + "Lower Windows.");

        static double IntervalOf(PointEvaluation point) =>
            Math.Max(point.Trainable!.TokensTrained / 20.0, point.Trainable.TokensPerStep);
    }

    /// <summary>
    /// The values for the code fix if validation takes longer than training: a longer interval, or fewer validation sequences. The
    /// interval is rounded upward and has two significant digits.
    /// </summary>
    private static ImmutableDictionary<string, string?> LongerInterval(MetricDeclaration metric, SweepEvaluation evaluation)
    {
        var points = evaluation.Points.Where(point => point is { Validation: not null, Trainable: not null }).ToList();
        double tokens = points.Max(ValidatedTokens) / 3;
        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(tokens)) - 1));
        double windows = points.Min(point =>
            3.0 * Math.Max(metric.EveryTokens, point.Trainable!.TokensPerStep) / point.Trainable!.SequenceLength);
        return Remedy.Of(
            (Remedy.EveryTokens, CSharpLiteral.Grouped((long)(Math.Ceiling(tokens / unit) * unit))),
            (Remedy.Windows, windows < 1 ? null : CSharpLiteral.Grouped((long)windows)));
    }

    private static double ValidatedTokens(PointEvaluation point)
        => (double)point.Validation!.Windows.Count * point.Trainable!.SequenceLength;

    /// <summary>Code on one line, because a build shows only the first line of a message.</summary>
    private static string Shortened(string code)
    {
        string text = Regex.Replace(Regex.Replace(code, @"(?<=[(\[])\s*\n\s*|\s*\n\s*(?=[)\].])", ""), @"\s*\n\s*", " ");
        return text.Length <= 60 ? text : text.Substring(0, 57) + "…";
    }
}
