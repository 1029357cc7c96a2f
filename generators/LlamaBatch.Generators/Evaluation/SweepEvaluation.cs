using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The settings of every point of a sweep, evaluated at compile time. A point has one level of each axis.</summary>
internal sealed class SweepEvaluation
{
    /// <summary>The maximum number of evaluated points, which keeps the editor responsive. Larger sweeps are sampled.</summary>
    private const int MostPoints = 2_000;

    private SweepEvaluation(
        IReadOnlyList<PointEvaluation> points,
        IReadOnlyList<Unknown> unknowns,
        IReadOnlyCollection<string> authored,
        IReadOnlyList<PresetModel> presets,
        SwitchArms arms)
    {
        Points = points;
        Unknowns = unknowns;
        Authored = authored;
        Presets = presets;
        Arms = arms;
    }

    /// <summary>Whether the evaluated points are all points of the sweep.</summary>
    public bool HasAllPoints { get; private set; }

    /// <summary>Whether the evaluated points are only a sample of the sweep's points.</summary>
    public bool IsSample { get; private set; }

    /// <summary>The evaluated points, ordered so that the last axis varies fastest.</summary>
    public IReadOnlyList<PointEvaluation> Points { get; }

    /// <summary>The expressions that could not be evaluated, each once.</summary>
    public IReadOnlyList<Unknown> Unknowns { get; }

    /// <summary>The paths of the settings that user code sets, such as <c>Training.Tokens</c>.</summary>
    public IReadOnlyCollection<string> Authored { get; }

    /// <summary>The presets, such as <c>LlamaConfig.Nano</c>, that sections of settings start from.</summary>
    public IReadOnlyList<PresetModel> Presets { get; }

    /// <summary>The arms of switch expressions that the evaluated points select.</summary>
    public SwitchArms Arms { get; }

    /// <summary>Whether the plan of every point is known.</summary>
    public bool IsComplete => Points.Count > 0 && Points.All(point => point.Plan is not null);

    /// <summary>
    /// The parameters, tokens and steps of the first point, for a comment in the generated pipeline. The text is empty if the numbers are
    /// unknown. It contains only integers, because floating-point results are not allowed in generated code.
    /// </summary>
    public string Description
    {
        get
        {
            if (!IsComplete)
            {
                return "";
            }

            TrialPlan plan = Points[0].Plan!;
            return FormattableString.Invariant($"{plan.Parameters:N0} parameters, {plan.TokensTrained:N0} tokens in {plan.Steps:N0} steps");
        }
    }

    /// <summary>
    /// Evaluates all points. If there are too many, combines only the axes on which model, corpus and training depend, and evaluates each
    /// level of the other axes once.
    /// </summary>
    public static SweepEvaluation Of(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation)
    {
        var axes = UsableAxes(declaration).ToList();
        if (Count(axes) <= MostPoints)
        {
            SweepEvaluation all = Of(declaration, Combinations(axes), compilation, cancellation);
            all.HasAllPoints = true;
            return all;
        }

        SettingReads reads = ReadsOfCosts(declaration, compilation, cancellation);
        var budget = axes.Where(axis => reads.Contains(axis.Property)).ToList();
        return Of(
            declaration,
            Sample(budget).Concat(axes.Except(budget).SelectMany(axis => Combinations([axis]))),
            compilation,
            cancellation);
    }

    /// <summary>The properties of the record on which the plan of a point depends.</summary>
    public static SettingReads ReadsOfCosts(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation) =>
        SettingReads.Of(declaration, compilation, cancellation, "Model", "Corpus", "Training");

    /// <summary>Evaluates the points whose costs are summed for the sweep. If there are too many points, evaluates a sample.</summary>
    public static SweepEvaluation OfCosts(
        ExperimentDeclaration declaration,
        IEnumerable<AxisDeclaration> axes,
        SettingReads reads,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var budget = UsableAxes(declaration).Intersect(axes).Where(axis => reads.Contains(axis.Property)).ToList();
        SweepEvaluation costs = Of(declaration, Sample(budget), compilation, cancellation);
        costs.IsSample = Count(budget) > MostPoints;
        return costs;
    }

    /// <summary>
    /// Evaluates only the baseline. This suffices for the generated text about settings, and is fast enough to run at every edit.
    /// </summary>
    public static SweepEvaluation OfBaseline(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation) =>
        Of(declaration, [new Dictionary<string, object>(StringComparer.Ordinal)], compilation, cancellation);

    /// <summary>The value of a property in a new record; an <see cref="Unknown"/> if it cannot be evaluated.</summary>
    public static object? BaselineOf(
        IPropertySymbol property,
        ExperimentDeclaration declaration,
        CancellationToken cancellation) =>
        EvaluatorAt(new Dictionary<string, object>(), declaration, cancellation).Baseline(property);

    /// <summary>The value of a property at the levels of a point; an <see cref="Unknown"/> if it cannot be evaluated.</summary>
    public static object? ValueAt(
        IPropertySymbol property,
        PointEvaluation point,
        ExperimentDeclaration declaration,
        CancellationToken cancellation) =>
        EvaluatorAt(point.Levels, declaration, cancellation).Setting(property);

    /// <summary>The value of an axis whose accessor changes a level; null if it cannot be evaluated.</summary>
    public static object? ChangedBy(
        IPropertySymbol axis, object level, ExperimentDeclaration declaration, CancellationToken cancellation) =>
        EvaluatorAt(new Dictionary<string, object>(), declaration, cancellation).Changed(axis, level);

    /// <summary>An evaluator of code that names no axis, such as a list of levels in a claim.</summary>
    public static SettingsEvaluator WithoutLevels(ExperimentDeclaration declaration, CancellationToken cancellation) =>
        EvaluatorAt(new Dictionary<string, object>(), declaration, cancellation);

    private static SettingsEvaluator EvaluatorAt(
        IReadOnlyDictionary<string, object> levels,
        ExperimentDeclaration declaration,
        CancellationToken cancellation)
    {
        var budget = new EvaluationBudget();
        budget.NextPoint();
        return new SettingsEvaluator(
            declaration.Bodies, declaration.Record, levels, new MemberCache(), new SwitchArms(), budget, cancellation);
    }

    private static SweepEvaluation Of(
        ExperimentDeclaration declaration,
        IEnumerable<IReadOnlyDictionary<string, object>> combinations,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var budget = new EvaluationBudget();
        var members = new MemberCache();
        var arms = new SwitchArms();
        var sound = new Dictionary<string, object>(StringComparer.Ordinal);
        var points = new List<PointEvaluation>();
        var unknowns = new Dictionary<SyntaxNode, Unknown>();
        var authored = new HashSet<string>(StringComparer.Ordinal);
        var presets = new List<PresetModel>();
        bool comparesMicroBatches = declaration.Metrics.Any(metric => metric.NeedsMicroBatches);
        ProbeKinds probes = ProbesOf(declaration);
        foreach (IReadOnlyDictionary<string, object> levels in combinations)
        {
            budget.NextPoint();
            members.NextPoint(levels);
            var evaluator = new SettingsEvaluator(
                declaration.Bodies, declaration.Record, levels, members, arms, budget, cancellation);
            LlamaConfig? model = Setting<LlamaConfig>("Model");
            Corpus? corpus = Setting<Corpus>("Corpus");
            Training? training = Setting<Training>("Training");
            Optimizer? optimizer = Setting<Optimizer>("Optimizer");
            Validation? validation = declaration.Setting("Validation") is null ? new Validation() : Setting<Validation>("Validation");
            Probe? probe = declaration.Setting("Probe") is null ? new Probe() : Setting<Probe>("Probe");
            points.Add(new PointEvaluation(levels, model, corpus, training, optimizer, validation, probe, Plan(), evaluator.Assignments));
            authored.UnionWith(evaluator.Assignments.Keys);
            if (training is { Steps: > 0 })
            {
                authored.Add("Training.Tokens");                                    // the report lists the steps as tokens
            }

            presets.AddRange(evaluator.Presets.Where(preset => !presets.Contains(preset)));

            TrialPlan? Plan()
            {
                int floats = optimizer?.FloatsPerParameter ?? 2;
                if (model is null || training is null || corpus is null)
                {
                    return null;
                }

                // Points that differ only in the optimizer share the plan.
                if (points.Count > 0 && points[points.Count - 1] is { Plan: { } last } previous && last.OptimizerFloats == floats
                    && ReferenceEquals(previous.Model, model) && ReferenceEquals(previous.Training, training)
                    && ReferenceEquals(previous.Corpus, corpus))
                {
                    return last;
                }

                return model.Problems().Concat(training.Problems()).Concat(corpus.Problems()).Any() ? null
                    : new TrialPlan(model, training, corpus.SequenceLength)
                    {
                        OptimizerFloats = floats,
                        ComparesMicroBatches = comparesMicroBatches,
                        Probes = probes,
                    };
            }

            T? Setting<T>(string name)
                where T : class
            {
                object? value = declaration.Setting(name) is { } property ? evaluator.Setting(property) : null;
                if (value is Unknown { Cause: { } cause } unknown)
                {
                    unknowns[cause] = unknown;
                }

                if (value is null && declaration.Setting(name) is { } missing && ValueOf(missing, cancellation) is { } written)
                {
                    unknowns[written] = new Unknown(written, Problem: $"{name} is null; a trial needs one.");
                }

                // A setting that reads no level is the same object at every point, so it is checked only once.
                if (value is not T known || !((sound.TryGetValue(name, out object? earlier) && earlier == value) || IsSound(known)))
                {
                    return null;
                }

                sound[name] = known;
                return known;
            }
        }

        return new SweepEvaluation(points, [.. unknowns.Values], authored, presets, arms);
    }

    /// <summary>The kinds of probes that a trial needs. The prediction of its memory use depends on them.</summary>
    private static ProbeKinds ProbesOf(ExperimentDeclaration declaration) =>
        declaration.Metrics.Aggregate(ProbeKinds.None, (kinds, metric) => kinds | ProbesOf(metric));

    /// <summary>
    /// The probes that a metric needs. If a user-defined metric has a property <c>Probes</c>, these are all probes, because the property is
    /// not evaluated.
    /// </summary>
    public static ProbeKinds ProbesOf(MetricDeclaration metric) =>
        metric.HasOwnProbes ? Probe.AllKinds : !metric.NeedsProbe ? ProbeKinds.None : metric.Type.Name switch
        {
            "TopEigenvalue" => ProbeKinds.Curvature,
            "SamSharpness" => ProbeKinds.Ascent,
            "RandomSharpness" => ProbeKinds.Perturbation,
            "LossBarrier" => ProbeKinds.Path,
            _ => ProbeKinds.Gradients,
        };

    /// <summary>The single expression that defines a setting; null if the setting has other code.</summary>
    private static ExpressionSyntax? ValueOf(IPropertySymbol setting, CancellationToken cancellation) =>
        MemberSyntax.Body(setting.Declaration(cancellation)) switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            EqualsValueClauseSyntax initializer => initializer.Value,
            _ => null,
        };

    /// <summary>Whether a section can list its own problems without throwing. Rules and plans use only such sections.</summary>
    private static bool IsSound(object section)
    {
        try
        {
            _ = section switch
            {
                Corpus corpus => corpus.Problems().Count() + corpus.Settings().Count(),
                Validation validation => validation.Problems().Count(),
                Probe probe => probe.Problems().Count(),
                LlamaConfig model => model.Problems().Count + model.Settings().Count(),
                Training training => training.Problems().Count() + training.Settings().Count(),
                Optimizer optimizer => optimizer.Problems().Count() + optimizer.Settings().Count(),
                _ => 0,
            };
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return false;
        }
    }

    private static IEnumerable<AxisDeclaration> UsableAxes(ExperimentDeclaration declaration) =>
        declaration.Axes.Where(axis => SymbolEqualityComparer.Default.Equals(axis.LevelType, axis.Property.Type) && Values(axis).Count > 0);

    private static List<object> Values(AxisDeclaration axis) =>
        [.. axis.Levels.Select(level => level.Kind is TypedConstantKind.Error or TypedConstantKind.Array ? null : level.Value)
            .OfType<object>()];

    private static double Count(IEnumerable<AxisDeclaration> axes) => axes.Aggregate(1.0, (product, axis) => product * Values(axis).Count);

    private static IEnumerable<IReadOnlyDictionary<string, object>> Combinations(IReadOnlyList<AxisDeclaration> axes)
    {
        IEnumerable<Dictionary<string, object>> points = [new(StringComparer.Ordinal)];
        foreach (AxisDeclaration axis in axes)
        {
            List<object> levels = Values(axis);
            points = points.SelectMany(point => levels.Select(
                level => new Dictionary<string, object>(point, StringComparer.Ordinal) { [axis.Property.Name] = level }));
        }

        return points;
    }

    /// <summary>
    /// All combinations of the levels or, if there are too many, a sample spread evenly over them (a Kronecker sequence). Every level of
    /// every axis occurs in the sample.
    /// </summary>
    private static IEnumerable<IReadOnlyDictionary<string, object>> Sample(List<AxisDeclaration> axes)
    {
        if (Count(axes) <= MostPoints)
        {
            return Combinations(axes);
        }

        var levels = axes.Select(Values).ToList();
        return Enumerable.Range(0, MostPoints).Select(index => (IReadOnlyDictionary<string, object>)Enumerable.Range(0, axes.Count)
            .ToDictionary(
                i => axes[i].Property.Name,
                i => levels[i][(int)(((index + 0.5) * Paces[i % Paces.Length] * (1 + (i / Paces.Length)) % 1) * levels[i].Count)],
                StringComparer.Ordinal));
    }

    /// <summary>
    /// The step of the Kronecker sequence for each axis: square roots of primes, which are linearly independent over the rationals.
    /// </summary>
    private static double[] Paces { get; } = [.. new[] { 2, 3, 5, 7, 11, 13, 17, 19 }.Select(prime => Math.Sqrt(prime))];
}
