namespace LlamaBatch.Reporting.Facts;

/// <summary>A part of an article's page with a fixed heading.</summary>
internal enum ArticlePart
{
    /// <summary>What the article is, and how to read the page.</summary>
    Introduction,

    /// <summary>Claims with a verdict that depends on whether text, steps or time is counted.</summary>
    Budgets,

    /// <summary>The claims of the article that contradict each other.</summary>
    Contradictions,

    /// <summary>The claims on which experiments disagree.</summary>
    Disagreements,
}
