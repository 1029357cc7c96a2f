using System.Globalization;
using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record MarkovText
{
    /// <inheritdoc/>
    public override string TokenIs => string.Create(CultureInfo.InvariantCulture, $"one of {Symbols} symbols");

    /// <inheritdoc/>
    public override CorpusFacts? KnownFacts => CorpusFacts.Endless;

    /// <inheritdoc/>
    public override double? EntropyRate => new MarkovChain(Symbols, Concentration, SourceSeed).EntropyRate;

    /// <inheritdoc/>
    public override TokenSource Open(string folder)
    {
        if (Symbols is < 2 or > ByteTokenizer.VocabSize)
        {
            throw new CorpusException(string.Create(
                CultureInfo.InvariantCulture,
                $"Symbols of MarkovText is {Symbols}; it must be from 2 to {ByteTokenizer.VocabSize}."));
        }

        if (!(Concentration > 0) || double.IsInfinity(Concentration))
        {
            throw new CorpusException(string.Create(
                CultureInfo.InvariantCulture,
                $"Concentration of MarkovText is {Concentration}; it must be positive and finite. "
                    + $"Use 0.1 for uneven distributions, or 1 to draw all distributions alike."));
        }

        return new MarkovTokens(new MarkovChain(Symbols, Concentration, SourceSeed), SequenceSpan.LengthOf(this));
    }
}
