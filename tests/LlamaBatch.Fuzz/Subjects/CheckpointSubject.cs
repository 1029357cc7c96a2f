using System.IO.Hashing;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Torch.Tests;
using LlamaBatch.Trials;

namespace LlamaBatch.Fuzzing;

/// <summary>A checkpoint whose checksum fits what was damaged before: it is used, or set aside with a sentence.</summary>
internal sealed class CheckpointSubject : Subject, IDisposable
{
    private const int ChecksumBytes = 8;

    private readonly Scratch _scratch = new();
    private readonly CheckpointedTrial _trial;
    private readonly byte[] _valid;

    public CheckpointSubject()
    {
        LlamaConfig tiny = LlamaConfig
            .Nano with { VocabSize = 32, HiddenSize = 8, HeadDim = 4, Heads = 2, KeyValueHeads = 1, IntermediateSize = 6, Layers = 1 };
        _trial = new CheckpointedTrial(_scratch["trial.checkpoint"], tiny);
        _trial.Save(3);
        _valid = File.ReadAllBytes(_trial.CheckpointPath)[..^ChecksumBytes];
    }

    public override string Name => "checkpoint";

    public override int Share => 30;

    public override void Run(Random random)
    {
        // Nearly all of a checkpoint are weights; its header is what can be wrong.
        int header = 8 + (int)BitConverter.ToInt64(_valid);
        byte[] damaged = random.Next(4) == 0
            ? new Mutation(random).Of(_valid)
            : [.. _valid[..8], .. new Mutation(random).Of(_valid[8..header]), .. _valid[header..]];
        if (random.Next(4) != 0 && damaged.Length > 8 + _valid.Length - header)
        {
            BitConverter.TryWriteBytes(damaged, (long)(damaged.Length - 8 - (_valid.Length - header)));
        }

        Input = damaged;
        File.WriteAllBytes(_trial.CheckpointPath, random.Next(20) == 0 ? damaged : [.. damaged, .. XxHash64.Hash(damaged)]);
        _trial.Notes.Clear();
        int step = _trial.Restore();
        bool isUsed = _trial.Notes.All(note => note is OtherVectorWidth);
        if (isUsed != File.Exists(_trial.CheckpointPath) || step < 0 || step > CheckpointedTrial.Steps)
        {
            throw new Finding($"It was {(isUsed ? "used" : "set aside")}, goes on at step {step}, "
                + $"and the file {(File.Exists(_trial.CheckpointPath) ? "stayed" : "went")}.");
        }

        Read += isUsed ? 1 : 0;
        foreach (TrialNote note in _trial.Notes)
        {
            CheckSentence(KnownLanguages.English.Say(note).ToString(), "checkpoint");
        }
    }

    public void Dispose()
    {
        _trial.Dispose();
        _scratch.Dispose();
    }
}
