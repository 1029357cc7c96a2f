namespace LlamaBatch;

/// <summary>The text of an experiment or a claim in another language.</summary>
/// <param name="Language">The BCP 47 tag of the language, such as <c>zh-CN</c>.</param>
/// <param name="Text">The question of an experiment, or a claim.</param>
/// <param name="Summary">The summary of an experiment, or empty for a claim.</param>
public sealed record Translation(string Language, string Text, string Summary = "");
