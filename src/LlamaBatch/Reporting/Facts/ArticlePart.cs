namespace LlamaBatch.Reporting.Facts;

/// <summary>The parts of an article's page that have a fixed heading.</summary>
internal enum ArticlePart
{
    /// <summary>What the article is, and how to read the page.</summary>
    Introduction,

    /// <summary>A claim whose verdict depends on what is counted, such as text, steps or time.</summary>
    Budgets,

    /// <summary>The claims of the article that contradict each other.</summary>
    Contradictions,

    /// <summary>The claims on which experiments disagree.</summary>
    Disagreements,
}
