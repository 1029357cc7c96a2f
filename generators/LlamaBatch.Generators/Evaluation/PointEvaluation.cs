using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>One point of the sweep.</summary>
/// <param name="Levels">The level of each axis.</param>
/// <param name="Model">The model, if known.</param>
/// <param name="Corpus">The corpus, if known.</param>
/// <param name="Training">The training, if known.</param>
/// <param name="Optimizer">The optimizer, if known.</param>
/// <param name="Validation">The validation, if known.</param>
/// <param name="Plan">The arithmetic, if model, corpus and training are known and none has a problem of its own.</param>
/// <param name="Assignments">The expression that set a setting, by its path.</param>
internal sealed record PointEvaluation(
    IReadOnlyDictionary<string, object> Levels,
    LlamaConfig? Model,
    Corpus? Corpus,
    Training? Training,
    Optimizer? Optimizer,
    Validation? Validation,
    TrialPlan? Plan,
    IReadOnlyDictionary<string, ExpressionSyntax> Assignments)
{
    /// <summary>The arithmetic of a trial that can run; null where it is unknown or cannot.</summary>
    public TrialPlan? Trainable { get; } = Plan is not null && !Plan.Problems().Any() ? Plan : null;
}
