using Parquet;
using Parquet.Schema;

namespace LlamaBatch.Fuzzing;

/// <summary>Writes small Parquet files.</summary>
internal static class ParquetFile
{
    /// <summary>A file with columns of several types.</summary>
    public static async Task Write(string path, int[] batchSizes, string[] runs, double?[] validation, float[] training)
    {
        var schema = new ParquetSchema(
            new DataField<int>("batch_size"),
            new DataField<string>("run"),
            new DataField<double?>("validation_loss"),
            new DataField<float>("train_loss"));
        await using FileStream file = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, file);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<int>(schema.DataFields[0], batchSizes);
        await group.WriteAsync(schema.DataFields[1], runs);
        await group.WriteAsync<double>(schema.DataFields[2], validation);
        await group.WriteAsync<float>(schema.DataFields[3], training);
        group.CompleteValidate();
    }
}
