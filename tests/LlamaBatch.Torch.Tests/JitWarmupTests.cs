namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class JitWarmupTests
{
    /// <summary>Code that is compiled during a trial would count as the trial's memory.</summary>
    [Fact]
    public void Every_built_in_optimizer_is_compiled_before_anything_is_measured()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 1);
        IEnumerable<string> builtIn =
            from type in typeof(IOptimizer).Assembly.GetTypes()
            where !type.IsAbstract && type.IsAssignableTo(typeof(IOptimizer))
            orderby type.Name
            select type.Name;

        Assert.Equal(builtIn, OptimizerExtensions.EachFor(model).Select(optimizer => optimizer.GetType().Name).Order());
        JitWarmup.Run();
    }
}
