using LlamaBatch.Data;

namespace LlamaBatch.Fuzzing;

/// <summary>Texts to train on, and the cache that keeps divided ones.</summary>
internal sealed class TextSubject : Subject, IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly byte[] _text = Bytes(
        string.Concat(Enumerable.Range(0, 40).Select(i => $"Paragraph {i}: größer als ein Zeichen, 漢字, \U0001F999.\r\n\r\n")));
    private readonly TextSplit _split = new("some text to train on"u8.ToArray(), "held out"u8.ToArray());
    private readonly byte[] _cached;

    public TextSubject()
    {
        new TextCache(_scratch["cache"]).Write(_split);
        _cached = File.ReadAllBytes(TextCache.FileIn(_scratch["cache"], _split.Fingerprint));
    }

    public override string Name => "text, text cache";

    public override int Share => 50;

    public override void Run(Random random)
    {
        if (random.Next(2) == 0)
        {
            Input = new Mutation(random).Of(_cached);
            File.WriteAllBytes(TextCache.FileIn(_scratch["cache"], _split.Fingerprint), Input);
            TextSplit? read = new TextCache(_scratch["cache"]).Read(_split.Fingerprint);
            if (read is not null && !(read.Training.SequenceEqual(_split.Training) && read.Validation.SequenceEqual(_split.Validation)))
            {
                throw new Finding("Another text was taken for the one with this fingerprint.");
            }

            Read += read is null ? 0 : 1;
            return;
        }

        Input = new Mutation(random).Of(_text);
        File.WriteAllBytes(_scratch["text.txt"], Input);
        try
        {
            (Corpora.TextFiles("text.txt") with { SequenceLength = 8 }).Open(_scratch.Path).ReadTraining(1, 3, new int[9]);
            Read++;
        }
        catch (CorpusException refusal)
        {
            CheckSentence(refusal.Message, "text.txt", "TextFiles");
        }
    }

    public void Dispose() => _scratch.Dispose();
}
