namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class NativeLibraryTests
{
    [Fact]
    public void The_library_in_the_output_folder_loads() => Assert.Null(NativeLibraryCheck.Problem());
}
