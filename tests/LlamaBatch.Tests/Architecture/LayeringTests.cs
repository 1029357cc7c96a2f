namespace LlamaBatch.Tests;

/// <summary>The arrows of src/README.md.</summary>
public class LayeringTests
{
    [Fact]
    public void The_vocabulary_references_no_native_code_and_no_compiler()
    {
        var references = typeof(LlamaExperiment).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.DoesNotContain(references, name => name.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Scriban", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("LlamaBatch", StringComparison.Ordinal));
    }
}
