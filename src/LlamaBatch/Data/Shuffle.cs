namespace LlamaBatch.Data;

/// <summary>
/// A pseudo-random permutation of <c>0 … count − 1</c>. Each element is computed when it is read, so no array is stored. The method is the
/// swap-or-not shuffle (Hoang, Morris and Rogaway, CRYPTO 2012). Each round pairs position x with K − x (mod count), where K is a random
/// number of the round. A pseudo-random bit, computed from the pair, determines whether the two positions are swapped, so every round is a
/// permutation.
/// </summary>
/// <param name="count">The number of positions.</param>
/// <param name="key">The key that selects the permutation.</param>
internal readonly struct Shuffle(long count, ulong key)
{
    /// <summary>The number of rounds. The paper requires about 6 log₂(count), so 128 rounds suffice for two million elements.</summary>
    private const int Rounds = 128;

    /// <summary>The element at a position of the permutation.</summary>
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
