using LlamaBatch.Data;
using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>Measures the sharpness of the loss around the current weights. The weights are restored bit for bit.</summary>
/// <param name="surface">The loss as a function of the weights.</param>
/// <param name="weights">Scratch memory for a copy of the weights.</param>
/// <param name="direction">Scratch memory for the direction of a perturbation.</param>
/// <param name="gradient">Scratch memory for a gradient.</param>
/// <param name="previous">Scratch memory for the direction of the previous iteration.</param>
internal sealed class Sharpness(ILossSurface surface, float[] weights, float[] direction, float[] gradient, float[] previous)
{
    /// <summary>The maximum number of Lanczos iterations. Each iteration computes one Hessian-vector product.</summary>
    private const int MostProducts = 50;

    /// <summary>The iteration ends when the relative change in the eigenvalue is at most this number twice in a row.</summary>
    private const double Tolerance = 1e-3;

    /// <summary>The step ε of the finite differences, as a share of the norm of the weights.</summary>
    private const double Difference = 1e-3;

    /// <summary>The largest eigenvalue of the Hessian, by the Lanczos iteration from a random direction.</summary>
    /// <remarks>
    /// <para>
    /// The products are <c>Hv ≈ (∇L(θ + εv) − ∇L(θ − εv)) / 2ε</c> with ε = 10⁻³ ‖θ‖ and ‖v‖ = 1. The iteration (Lanczos 1950) is
    /// <code>
    /// w = H vⱼ − βⱼ₋₁ vⱼ₋₁        αⱼ = ⟨w, vⱼ⟩        w ← w − αⱼ vⱼ        βⱼ = ‖w‖        vⱼ₊₁ = w / βⱼ
    /// </code>
    /// The largest eigenvalue of the tridiagonal matrix of the α and β converges from below to that of H. Only the last two directions are
    /// stored, so rounding may duplicate eigenvalues, but it adds no false ones (Paige 1980).
    /// </para>
    /// <para>
    /// Power iteration would be simpler, but it converges to the eigenvalue with the largest absolute value. If a negative eigenvalue has
    /// the same absolute value, which happens early in training, power iteration does not converge.
    /// </para>
    /// </remarks>
    public double TopEigenvalue()
    {
        surface.Weights.CopyTo(weights);
        try
        {
            Initialization.Normal(direction, 1, SplitMix64.Key(Purpose.Perturbation, 0, 0));
            Scale(direction, 1 / Norm(direction));
            previous.AsSpan().Clear();
            double step = Norm(weights) is > 0 and var norm ? Difference * norm : Difference;
            var tridiagonal = new Tridiagonal();
            double eigenvalue = double.NaN;
            int settled = 0;
            for (int i = 0; i < MostProducts && settled < 2; i++)
            {
                Multiply(step);
                Add(previous, -tridiagonal.LastBeside);
                double along = GradientKernel.Dot(direction, gradient);
                Add(direction, -along);
                double length = Norm(gradient);
                tridiagonal.Add(along, length);
                double before = eigenvalue;
                eigenvalue = tridiagonal.Largest();
                settled = Math.Abs(eigenvalue - before) <= Tolerance * Math.Abs(eigenvalue) ? settled + 1 : 0;
                if (!(length > 0))
                {
                    break;
                }

                direction.CopyTo(previous, 0);
                gradient.CopyTo(direction, 0);
                Scale(direction, 1 / length);
            }

            return eigenvalue;
        }
        finally
        {
            weights.CopyTo(surface.Weights);
        }
    }

    /// <summary>The rise in the loss after a step along its gradient, <c>L(θ + ρ g / ‖g‖) − L(θ)</c>.</summary>
    /// <param name="length">The length of the step, ρ.</param>
    public double AfterAscent(double length)
    {
        surface.Weights.CopyTo(weights);
        try
        {
            double before = surface.Loss();
            surface.ComputeGradient();
            surface.Gradients.CopyTo(direction);
            Move(length / Norm(direction));
            return surface.Loss() - before;
        }
        finally
        {
            weights.CopyTo(surface.Weights);
        }
    }

    /// <summary>The mean rise in the loss at randomly perturbed weights.</summary>
    /// <remarks>
    /// The weights are <c>θ + σ |θ| ⊙ z</c> and <c>θ − σ |θ| ⊙ z</c>, with standard normal z. Each draw is used with both signs, so that
    /// the contribution of the slope, whose expectation is 0, cancels.
    /// </remarks>
    /// <param name="deviation">The standard deviation σ of a weight's perturbation, as a share of the weight's magnitude.</param>
    /// <param name="draws">The number of draws of z, each used with both signs.</param>
    public double AtRandom(double deviation, int draws)
    {
        surface.Weights.CopyTo(weights);
        try
        {
            double rise = -surface.Loss();
            for (int draw = 1; draw <= draws; draw++)
            {
                Initialization.Normal(direction, deviation, SplitMix64.Key(Purpose.Perturbation, 0, draw));
                for (int i = 0; i < direction.Length; i++)
                {
                    direction[i] *= Math.Abs(weights[i]);
                }

                foreach (int sign in new[] { 1, -1 })
                {
                    Move(sign);
                    rise += surface.Loss() / draws / 2;
                }
            }

            return rise;
        }
        finally
        {
            weights.CopyTo(surface.Weights);
        }
    }

    /// <summary>
    /// Stores the product of the Hessian and <c>direction</c> in <c>gradient</c>, by finite differences with the given step.
    /// </summary>
    private void Multiply(double step)
    {
        Move(step);
        surface.ComputeGradient();
        surface.Gradients.CopyTo(gradient);
        Move(-step);
        surface.ComputeGradient();
        ReadOnlySpan<float> after = surface.Gradients;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)(((double)gradient[i] - after[i]) / (2 * step));
        }
    }

    /// <summary>Adds a multiple of a vector to <c>gradient</c>.</summary>
    private void Add(float[] vector, double factor)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)(gradient[i] + factor * vector[i]);
        }
    }

    /// <summary>Sets the weights to the copied weights plus a multiple of the direction.</summary>
    private void Move(double factor)
    {
        Span<float> moved = surface.Weights;
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = (float)(weights[i] + factor * direction[i]);
        }
    }

    private static double Norm(ReadOnlySpan<float> vector) => Math.Sqrt(GradientKernel.SumOfSquares(vector));

    private static void Scale(float[] vector, double factor)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] * factor);
        }
    }
}
