using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>One point of the sweep.</summary>
/// <param name="Levels">The level of each axis.</param>
/// <param name="Model">The model, if known.</param>
/// <param name="Training">The training, if known.</param>
/// <param name="Optimizer">The optimizer, if known.</param>
/// <param name="Plan">The arithmetic, if the settings are known and the model can be built.</param>
/// <param name="Assignments">The expression that set a setting, by its path.</param>
internal sealed record PointEvaluation(
    IReadOnlyDictionary<string, object> Levels,
    LlamaConfig? Model,
    Training? Training,
    Optimizer? Optimizer,
    TrialPlan? Plan,
    IReadOnlyDictionary<string, ExpressionSyntax> Assignments);
