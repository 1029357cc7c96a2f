using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The evaluated settings of one point of a sweep, that is, of one level of each axis.</summary>
/// <param name="Levels">The level of each axis, by axis name.</param>
/// <param name="Model">The model; null if it is unknown.</param>
/// <param name="Corpus">The corpus; null if it is unknown.</param>
/// <param name="Training">The training settings; null if they are unknown.</param>
/// <param name="Optimizer">The optimizer; null if it is unknown.</param>
/// <param name="Validation">The validation settings; null if they are unknown.</param>
/// <param name="Probe">The settings of probes (gradients or sharpness, measured apart from training); null if they are unknown.</param>
/// <param name="Plan">The plan; null unless the model, the corpus and the training settings are all known and legal.</param>
/// <param name="Assignments">The expressions that define the settings, by path, such as <c>Model.Heads</c>.</param>
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
    /// <summary>The plan, if a trial of this point can run; null if the plan is unknown or illegal.</summary>
    public TrialPlan? Trainable => _problems is { Count: 0 } ? Plan : null;

    /// <summary>
    /// The plan, if a trial of this point can be computed, even if the model is too large to train; null if the plan is unknown or illegal.
    /// </summary>
    public TrialPlan? Computable => _problems?.TrueForAll(problem => problem.Property == "Model") == true ? Plan : null;

    private readonly List<SettingProblem>? _problems = Plan?.Problems().ToList();

    /// <summary>Whether the record declares the budget in steps, not in tokens.</summary>
    public bool IsInSteps => Training is { Steps: > 0 };

    /// <summary>A cache of the results of <see cref="OthersOf"/>, which many rules call.</summary>
    private readonly Dictionary<string, string> _others = new(StringComparer.Ordinal);

    /// <summary>
    /// The levels of all axes except the given one, as text. Points with the same text differ only in the level of the given axis.
    /// </summary>
    public string OthersOf(AxisDeclaration axis)
    {
        if (!_others.TryGetValue(axis.Property.Name, out string? others))
        {
            others = Without(axis.Property.Name);
            _others.Add(axis.Property.Name, others);
        }

        return others;
    }

    private string Without(string axis) => string.Join(";", Levels.Where(level => level.Key != axis)
        .OrderBy(level => level.Key, StringComparer.Ordinal)
        .Select(level => $"{level.Key}={Convert.ToString(level.Value, CultureInfo.InvariantCulture)}"));
}
