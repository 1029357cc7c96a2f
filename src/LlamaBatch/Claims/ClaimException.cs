using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>Thrown where a claim as written has no answer. The report shows <see cref="Problem"/> as a sentence.</summary>
/// <param name="problem">The problem.</param>
public sealed class ClaimException(ClaimProblem problem) : Exception(problem.ToString())
{
    /// <summary>Reports a problem that the claim's author detects.</summary>
    /// <param name="sentence">The problem, as a sentence that reports show unchanged.</param>
    public ClaimException(string sentence) : this(new StatedProblem(sentence))
    {
    }

    /// <summary>The problem.</summary>
    public ClaimProblem Problem { get; } = problem;
}
