using System.Text;
using LlamaBatch.Fuzzing;
using LlamaBatch.Runs;

namespace LlamaBatch.Tests.Runs;

/// <summary>Damaged tables of runs are read, or refused in a sentence.</summary>
public class RunTableFuzzTests : TableTest
{
    [Fact]
    public void Csv() => Check("runs.csv", TableSamples.Csv, TableSamples.OfCsv("runs.csv"));

    [Fact]
    public void Json_lines() => Check("runs.jsonl", TableSamples.JsonLines, TableSamples.OfJsonLines("runs.jsonl"));

    [Fact]
    public void Charts() => Check("chart.csv", TableSamples.Chart, TableSamples.OfChart("chart.csv"));

    [Fact]
    public void Logs() => Check("titan16.log", TableSamples.Log, TableSamples.OfLog("titan{BatchSize}.log"));

    [Fact]
    public void Trainer_states()
        => Check("trainer_state.json", TableSamples.TrainerState, TableSamples.OfTrainerState("trainer_state.json"));

    [Fact]
    public async Task Parquet()
    {
        string file = Path.Combine(Folder, "runs.parquet");
        await ParquetFile.Write(file, [16, 32], ["a", "b"], [3.25, 4], [4, 5]);
        Check("runs.parquet", File.ReadAllBytes(file), RunTable.Parquet("runs.parquet"));
    }

    private void Check(string name, string valid, RunTable table) => Check(name, Encoding.UTF8.GetBytes(valid), table);

    private void Check(string name, byte[] valid, RunTable table)
    {
        string file = Write(name, valid);
        table.Read(Folder, TableSamples.Wanted);
        Fuzz.Read(
            valid,
            1_000,
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                table.Read(Folder, TableSamples.Wanted);
            },
            problem => problem is RunTableException && problem.Message.Contains(name, StringComparison.Ordinal));
    }
}
