namespace LlamaBatch.Torch.Tests;
