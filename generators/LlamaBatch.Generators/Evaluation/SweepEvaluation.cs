using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The settings of every point of the sweep, evaluated at compile time as far as they can be.</summary>
internal sealed class SweepEvaluation
{
    /// <summary>More points than anyone sweeps; a product beyond it is said to be unknown rather than let the editor wait.</summary>
    private const int MostPoints = 2_000;

    private SweepEvaluation(IReadOnlyList<PointEvaluation> points, IReadOnlyList<Unknown> unknowns, IReadOnlyCollection<string> authored, IReadOnlyList<PresetModel> presets)
    {
        Points = points;
        Unknowns = unknowns;
        Authored = authored;
        Presets = presets;
    }

    /// <summary>The points, the last axis fastest.</summary>
    public IReadOnlyList<PointEvaluation> Points { get; }

    /// <summary>What could not be evaluated, each place once.</summary>
    public IReadOnlyList<Unknown> Unknowns { get; }

    /// <summary>The settings that the author wrote.</summary>
    public IReadOnlyCollection<string> Authored { get; }

    /// <summary>The presets that sections start from.</summary>
    public IReadOnlyList<PresetModel> Presets { get; }

    /// <summary>Whether every point's arithmetic is known.</summary>
    public bool IsComplete => Points.Count > 0 && Points.All(point => point.Plan is not null);

    /// <summary>The first point in whole numbers, for the head of the generated pipeline; empty where unknown. Floating-point results never enter generated code.</summary>
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

    /// <summary>Evaluates every point: what the rules look at.</summary>
    public static SweepEvaluation Of(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation) =>
        Of(declaration, Combinations(declaration.Axes), compilation, cancellation);

    /// <summary>Evaluates the baseline alone: enough for what generated code says of the settings, and cheap, since it is done at every edit.</summary>
    public static SweepEvaluation OfBaseline(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation) =>
        Of(declaration, [new Dictionary<string, object>(StringComparer.Ordinal)], compilation, cancellation);

    private static SweepEvaluation Of(
        ExperimentDeclaration declaration, IEnumerable<IReadOnlyDictionary<string, object>> combinations, Compilation compilation, CancellationToken cancellation)
    {
        var bodies = new BoundBodies(compilation, cancellation);
        var budget = new EvaluationBudget();
        var points = new List<PointEvaluation>();
        var unknowns = new Dictionary<SyntaxNode, Unknown>();
        var authored = new HashSet<string>(StringComparer.Ordinal);
        var presets = new List<PresetModel>();
        foreach (IReadOnlyDictionary<string, object> levels in combinations)
        {
            budget.NextPoint();
            var evaluator = new SettingsEvaluator(bodies, declaration.Record, levels, budget, cancellation);
            LlamaConfig? model = Setting<LlamaConfig>("Model");
            Corpus? corpus = Setting<Corpus>("Corpus");
            Training? training = Setting<Training>("Training");
            Optimizer? optimizer = Setting<Optimizer>("Optimizer");
            Setting<Validation>("Validation");
            points.Add(new PointEvaluation(
                levels,
                model,
                training,
                optimizer,
                model is not null && training is not null && corpus is not null && model.Problems().Count == 0
                    ? new TrialPlan(model, training, corpus.SequenceLength) { OptimizerFloats = optimizer?.FloatsPerParameter ?? 2 }
                    : null,
                evaluator.Assignments));
            authored.UnionWith(evaluator.Assignments.Keys);
            presets.AddRange(evaluator.Presets.Where(preset => !presets.Contains(preset)));

            T? Setting<T>(string name)
                where T : class
            {
                object? value = declaration.Setting(name) is { } property ? evaluator.Setting(property) : null;
                if (value is Unknown { Cause: { } cause } unknown)
                {
                    unknowns[cause] = unknown;
                }

                return value is T known && IsSound(known) ? known : null;
            }
        }

        return new SweepEvaluation(points, [.. unknowns.Values], authored, presets);
    }

    /// <summary>Whether a section can be asked about itself; rules and arithmetic need not expect that it throws.</summary>
    private static bool IsSound(object section)
    {
        try
        {
            _ = section switch
            {
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

    private static IEnumerable<IReadOnlyDictionary<string, object>> Combinations(IReadOnlyList<AxisDeclaration> axes)
    {
        IEnumerable<Dictionary<string, object>> points = [new(StringComparer.Ordinal)];
        long count = 1;
        foreach (AxisDeclaration axis in axes.Where(axis => SymbolEqualityComparer.Default.Equals(axis.LevelType, axis.Property.Type)))
        {
            var levels = axis.Levels.Select(level => level.Kind == TypedConstantKind.Error ? null : level.Value).OfType<object>().ToList();
            count *= Math.Max(1, levels.Count);
            if (levels.Count > 0 && count <= MostPoints)
            {
                points = points.SelectMany(point => levels.Select(level => new Dictionary<string, object>(point, StringComparer.Ordinal) { [axis.Property.Name] = level }));
            }
        }

        return points;
    }
}
