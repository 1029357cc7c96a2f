using LlamaBatch.Data;

namespace LlamaBatch;

public sealed partial record MarkovText
{
    /// <inheritdoc/>
    public override string TokenIs => FormattableString.Invariant($"one of {Symbols} symbols");

    /// <inheritdoc/>
    public override CorpusFacts? KnownFacts => CorpusFacts.Endless;

    /// <inheritdoc/>
    public override double? EntropyRate => new MarkovChain(Symbols, Concentration, SourceSeed).EntropyRate;

    /// <inheritdoc/>
    public override TokenSource Open(string folder)
    {
        if (Symbols is < 2 or > ByteTokenizer.VocabSize)
        {
            throw new CorpusException(FormattableString.Invariant(
                $"MarkovText has {Symbols} symbols; a symbol is a byte, so choose from 2 to {ByteTokenizer.VocabSize}."));
        }

        if (!(Concentration > 0) || double.IsInfinity(Concentration))
        {
            throw new CorpusException(FormattableString.Invariant(
                $"The Concentration of MarkovText is {Concentration}; a Dirichlet distribution needs a positive number. Small is uneven, such as 0.1; 1 draws all distributions alike."));
        }

        return new MarkovTokens(new MarkovChain(Symbols, Concentration, SourceSeed), SequenceSpan.LengthOf(this));
    }
}
