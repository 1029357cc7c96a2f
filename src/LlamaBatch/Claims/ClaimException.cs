using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>A claim is written so that it has no answer. The report says <see cref="Problem"/> in a sentence.</summary>
/// <param name="problem">What is wrong.</param>
public sealed class ClaimException(ClaimProblem problem) : Exception(problem.ToString())
{
    /// <summary>A problem that the claim's author found.</summary>
    /// <param name="sentence">What is wrong, in a sentence that reports show as it is.</param>
    public ClaimException(string sentence) : this(new StatedProblem(sentence))
    {
    }

    /// <summary>What is wrong.</summary>
    public ClaimProblem Problem { get; } = problem;
}
