namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public class EvaluationTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(1_000, 10)]                 // the source has ten
    public void Totals_are_those_of_plain_loops(int asked, int measured)
    {
        const int length = 6;
        using LlamaModel model = LlamaModel.Create(Shapes.Small, 1);
        var corpus = new SeededTokens(32);
        ValidationOutcome outcome = new Evaluation(model, corpus, asked, length).Measure();

        double nats = 0;
        long correct = 0;
        int[] window = new int[length + 1];
        for (int i = 0; i < measured; i++)
        {
            corpus.ReadValidation(i, window);
            double[][] logits = PlainLlama.Of(model).Logits(window[..length]);
            for (int t = 0; t < length; t++)
            {
                nats += Math.Log(logits[t].Sum(Math.Exp)) - logits[t][window[t + 1]];
                correct += Array.IndexOf(logits[t], logits[t].Max()) == window[t + 1] ? 1 : 0;
            }
        }

        Assert.Equal(measured * length, outcome.Tokens);
        Assert.Equal(measured * length, outcome.Bytes);
        Assert.Equal(nats, outcome.Nats, 1e-3);
        Assert.Equal(correct, outcome.Correct);
    }
}
