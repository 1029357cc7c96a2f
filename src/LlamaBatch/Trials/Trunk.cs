using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Trials;

/// <summary>
/// The first steps of a trial. If several trials have these steps in common, one trial runs them, and the others start from its saved
/// state.
/// </summary>
/// <remarks>
/// Merrill et al. (2025, arXiv:2505.23971) call this branched training. A trial that starts from the saved state has bit-identical results
/// to a trial that ran from its first step.
/// </remarks>
/// <param name="Id">The identity: a hash of everything that determines the state of training after these steps.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="Tokens">The number of tokens in these steps.</param>
public sealed record Trunk(string Id, int Steps, long Tokens)
{
    /// <summary>The first steps of a trial as trunks of given lengths. The shortest is first.</summary>
    /// <remarks>
    /// The identity of a trunk is a hash of <see cref="Trial.Stem"/>, the stages, and the ratio of each step's learning rate to the peak. A
    /// stage is a sequence of steps with one batch size. Two successive stages with the same batch size differ from one long stage, because
    /// a weight average is rounded once per stage.
    /// </remarks>
    /// <param name="trial">The trial. A cost trial has no trunks.</param>
    /// <param name="lengths">The lengths, in steps. A length is left out if it is 0, or at least the number of steps of the trial.</param>
    internal static IReadOnlyList<Trunk> Of(Trial trial, IEnumerable<int> lengths)
    {
        var trunks = new List<Trunk>();
        StepSizes sizes = trial.Plan.LayOutSteps();
        using var rates = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] bits = new byte[sizeof(double)];
        int hashed = 0;
        foreach (int length in lengths.Where(one => trial.Stem is not null && one > 0 && one < sizes.Count).Distinct().Order())
        {
            for (; hashed < length; hashed++)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bits, sizes.RateFactorAt(hashed));
                rates.AppendData(bits);
            }

            string text = $"{trial.Stem}\n{StagesOf(sizes, length)}\n{Convert.ToHexStringLower(rates.GetCurrentHash())}\n";
            string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..TrialIdentity.Digits];
            trunks.Add(new(id, length, sizes.TokensBefore(length)));
        }

        return trunks;
    }

    /// <summary>The first steps as text: <c>400x8,200x16</c> means 400 steps of 8 sequences, then 200 steps of 16 sequences.</summary>
    private static string StagesOf(StepSizes sizes, int length)
    {
        var stages = new List<string>();
        int before = 0;
        foreach ((Sequences batch, int steps) in sizes.Stages.TakeWhile(_ => before < length))
        {
            stages.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(steps, length - before)}x{batch.Count}"));
            before += steps;
        }

        return string.Join(',', stages);
    }
}
