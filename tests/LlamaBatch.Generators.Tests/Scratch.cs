namespace LlamaBatch.Generators.Tests;
public class Scratch
{
    [Fact]
    public void Show()
    {
        var c = Compiled.Of(Sample.BatchSize);
        File.WriteAllText("/tmp/gen.txt", string.Join("\n=====\n", c.Run.GeneratedTrees.Select(t => t.FilePath + "\n" + t)) + "\n=====DIAG\n" + string.Join("\n", c.Diagnostics) + "\n" + string.Join("\n", c.Run.Diagnostics.Select(d=>d.ToString())) + c.Run.Results[0].Exception);
    }
}
