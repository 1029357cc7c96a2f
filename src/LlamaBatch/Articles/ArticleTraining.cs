namespace LlamaBatch;

/// <summary>Experiments that train the same model on the same text. Their verdicts differ only in what is held equal.</summary>
/// <param name="Name">What is trained, in a few words.</param>
/// <param name="Open">The text of a table cell without a verdict, which states why there is no verdict.</param>
/// <param name="Experiments">The names of the experiments' records.</param>
public sealed record ArticleTraining(LocalText Name, LocalText Open, params IReadOnlyList<string> Experiments);
