using LlamaBatch.Torch;

namespace LlamaBatch.Fuzzing;

/// <summary>A safetensors file: its header is damaged as JSON, its bytes as bytes, its length as a number.</summary>
internal sealed class SafetensorsSubject : Subject
{
    private const string File = "model.safetensors";

    private static readonly (string Header, int Data)[] _valid =
    [
        ("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""", 12),
        ("""
            {"__metadata__":{"format":"pt","n":"1"},"w":{"dtype":"BF16","shape":[2,3],"data_offsets":[0,12]},"x":{"dtype":"F64",
            "shape":[],"data_offsets":[12,20]},"e":{"dtype":"F16","shape":[0,9],"data_offsets":[20,20]}}
            """, 20),
        ("""{"p":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"m":{"dtype":"BOOL","shape":[1,1,2,2],"data_offsets":[8,12]}}""", 12),
    ];

    public override string Name => "safetensors";

    public override int Share => 250;

    public override void Run(Random random)
    {
        (string header, int data) = One(random, _valid);
        byte[] whole = Whole(Bytes(header), data, random);
        Input = random.Next(4) == 0
            ? new Mutation(random).Of(whole, [whole])
            : Whole(
                new Mutation(random).Of(Bytes(header), [.. _valid.Select(one => Bytes(one.Header))]),
                random.Next(10) == 0 ? random.Next(64) : data,
                random);
        SafetensorsFile read;
        try
        {
            read = SafetensorsFile.Parse(Input, File);
        }
        catch (SafetensorsException refusal)
        {
            CheckSentence(refusal.Message, File);
            return;
        }

        Read++;
        byte[] once = read.ToBytes();
        if (!once.AsSpan().SequenceEqual(SafetensorsFile.Parse(once, File).ToBytes()))
        {
            throw new Finding("What was written of it reads otherwise.");
        }
    }

    private static byte[] Whole(byte[] header, int data, Random random)
    {
        byte[] content = new byte[data];
        random.NextBytes(content);
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. content];
    }
}
