using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>
/// Thrown if a claim is ill-posed, so that no results could decide it. The report shows <see cref="Problem"/> as a sentence.
/// </summary>
/// <param name="problem">The problem that makes the claim ill-posed.</param>
public sealed class ClaimException(ClaimProblem problem) : Exception(problem.ToString())
{
    /// <summary>Makes an exception whose problem is stated by user code.</summary>
    /// <param name="sentence">A sentence that states the problem; reports show it unchanged.</param>
    public ClaimException(string sentence) : this(new StatedProblem(sentence))
    {
    }

    /// <summary>The problem that makes the claim ill-posed.</summary>
    public ClaimProblem Problem { get; } = problem;
}
