using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The evaluated settings of one point of the sweep, that is, of one level of each axis.</summary>
/// <param name="Levels">The level of each axis.</param>
/// <param name="Model">The model, if known.</param>
/// <param name="Corpus">The corpus, if known.</param>
/// <param name="Training">The training, if known.</param>
/// <param name="Optimizer">The optimizer, if known.</param>
/// <param name="Validation">The validation, if known.</param>
/// <param name="Probe">The probe, if known.</param>
/// <param name="Plan">The plan, if model, corpus and training are known and free of problems.</param>
/// <param name="Assignments">The expression that set each setting, by the setting's path.</param>
internal sealed record PointEvaluation(
    IReadOnlyDictionary<string, object> Levels,
    LlamaConfig? Model,
    Corpus? Corpus,
    Training? Training,
    Optimizer? Optimizer,
    Validation? Validation,
    Probe? Probe,
    TrialPlan? Plan,
    IReadOnlyDictionary<string, ExpressionSyntax> Assignments)
{
    /// <summary>The plan of a trial that can run; null if the plan is unknown or has problems.</summary>
    public TrialPlan? Trainable { get; } = Plan is not null && !Plan.Problems().Any() ? Plan : null;

    /// <summary>A cache of <see cref="OthersOf"/>, which many rules call.</summary>
    private readonly Dictionary<string, string> _others = new(StringComparer.Ordinal);

    /// <summary>
    /// The levels of all axes except the given one, as text. Points with equal texts differ only in the level of the given axis.
    /// </summary>
    public string OthersOf(AxisDeclaration axis)
    {
        if (!_others.TryGetValue(axis.Property.Name, out string? others))
        {
            others = string.Join(";", Levels.Where(level => level.Key != axis.Property.Name)
                .OrderBy(level => level.Key, StringComparer.Ordinal)
                .Select(level => string.Format(CultureInfo.InvariantCulture, "{0}={1}", level.Key, level.Value)));
            _others.Add(axis.Property.Name, others);
        }

        return others;
    }
}
