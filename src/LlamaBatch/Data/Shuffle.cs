namespace LlamaBatch.Data;

/// <summary>
/// A pseudo-random permutation of <c>0 … count − 1</c> that is computed, not stored. It is the swap-or-not shuffle
/// (Hoang, Morris and Rogaway, CRYPTO 2012). In each round position x is paired with K − x (mod count), and a bit that
/// both members of the pair agree on says whether they change places, so every round is a permutation, for any count.
/// </summary>
/// <param name="count">How many positions are permuted.</param>
/// <param name="key">Which permutation.</param>
internal readonly struct Shuffle(long count, ulong key)
{
    /// <summary>The paper asks for about 6 log₂(count) rounds; this serves two million windows, and a read takes two microseconds.</summary>
    private const int Rounds = 128;

    /// <summary>What stands at a position.</summary>
    public long this[long position]
    {
        get
        {
            var rounds = new SplitMix64(key);
            for (int round = 0; round < Rounds; round++)
            {
                long partner = rounds.NextBelow(count) - position;
                partner = partner < 0 ? partner + count : partner;
                ulong pair = (ulong)Math.Max(position, partner);
                if ((SplitMix64.Mix(rounds.Next() + pair) & 1) == 1)
                {
                    position = partner;
                }
            }

            return position;
        }
    }
}
