namespace DeepLearning.Tests;

public class AttributionTests
{
    // score of class 1: 3 x₀ x₁ + tanh x₂, so every derivative is known.
    private sealed class Formula : Module
    {
        public override Tensor Forward(Tensor input)
        {
            Tensor a = input.Narrow(1, 0, 1), b = input.Narrow(1, 1, 1), c = input.Narrow(1, 2, 1);
            return Tensor.Concat(1, c, 3 * a * b + c.Tanh());
        }
    }

    private static readonly Tensor Input = Tensor.From(new float[,] { { 2, -1, 0.5f }, { 0, 4, 0 } });

    [Fact]
    public void Saliency_is_the_size_of_the_derivative()
    {
        float slope = 1 - MathF.Tanh(0.5f) * MathF.Tanh(0.5f);
        Fixture.AssertClose([3, 6, slope, 12, 0, 1], Attribution.Saliency(new Formula(), Input, 1).ToArray(), 1e-6);
        Fixture.AssertClose([-3, 6, slope, 12, 0, 1], Attribution.Gradient(new Formula(), Input, 1).ToArray(), 1e-6);
    }

    [Fact]
    public void Integrated_gradients_sum_to_the_change_of_the_score()
    {
        Tensor baseline = Tensor.Full(0.25f, 2, 3);
        Tensor parts = Attribution.IntegratedGradients(new Formula(), Input, 1, baseline, steps: 200);
        Tensor change = (new Formula().Forward(Input) - new Formula().Forward(baseline)).Narrow(1, 1, 1).Squeeze(1);
        Fixture.AssertClose([.. change.ToArray().Select(v => (double)v)], parts.Sum(1).ToArray(), 1e-4);
        // From zero, 3 x₀ x₁ is shared equally between its two factors.
        Fixture.AssertClose([-3, -3], Attribution.IntegratedGradients(new Formula(), Input, 1)[0, 0..2].ToArray(), 1e-5);
    }

    // Looks at one pixel of a 6 × 6 picture only.
    private sealed class OnePixel(int y, int x) : Module
    {
        public override Tensor Forward(Tensor input) => input[.., 0, y, x..(x + 1)] * Tensor.From(1, 5);
    }

    [Fact]
    public void Occlusion_points_at_the_pixel_that_matters()
    {
        Tensor map = Attribution.Occlusion(new OnePixel(3, 2), Tensor.Full(0.5f, 1, 1, 6, 6), 1, patch: 2, stride: 1);
        Assert.Equal("[1, 1, 6, 6]", map.Shape.ToString());
        Assert.Equal(3 * 6 + 2, (int)map.Flatten().ArgMax(0).Item());
        Assert.Equal(2.5f, map[0, 0, 3, 2].Item());
        Assert.Equal(0, map[0, 0, 0, 5].Item());
    }

    // Two maps: the picture and its negative; the score of class 0 is twice the mean of the first less that of the second.
    private sealed class Maps : Module
    {
        public override Tensor Forward(Tensor input) => Tensor.Concat(1, input, -input);
    }

    private sealed class Head : Module
    {
        public override Tensor Forward(Tensor maps)
        {
            Tensor means = maps.Mean([2, 3]);
            return 2 * means.Narrow(1, 0, 1) - means.Narrow(1, 1, 1);
        }
    }

    [Fact]
    public void Grad_cam_weighs_maps_by_their_mean_gradient_and_keeps_what_speaks_for_the_class()
    {
        Tensor picture = Tensor.From(new float[,] { { 1, -2 }, { 3, 0 } }).Reshape(1, 1, 2, 2);
        // Weights 2/4 and −1/4, so the map is ReLU(0.5 x + 0.25 x).
        Assert.Equal([0.75f, 0, 2.25f, 0], Attribution.GradCam(new Maps(), new Head(), picture, 0).ToArray());
    }

    [Fact]
    public void The_model_and_its_gradients_are_left_as_they_were()
    {
        var model = new Sequential(new Linear(3, 2));
        Attribution.IntegratedGradients(model, Input, 1, steps: 3);
        Assert.True(model.IsTraining);
        Assert.All(model.Parameters(), p => Assert.Null(p.Grad));
        Assert.Contains("[batch, classes] with a class 7",
            Assert.Throws<ArgumentException>(() => Attribution.Saliency(model, Input, 7)).Message, StringComparison.Ordinal);
    }
}
