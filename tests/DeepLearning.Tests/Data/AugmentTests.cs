namespace DeepLearning.Tests;

public class AugmentTests
{
    private static Batch Image(int height = 5, int width = 5)
    {
        Tensor image = Tensor.Zeros(1, 1, height, width);
        image[0, 0, height / 2, width / 2] = 1;
        image[0, 0, 0, 0] = 2;
        return new Batch(image, Tensor.From([1]));
    }

    [Fact]
    public void A_shift_moves_pixels_and_keeps_their_values()
    {
        var seen = new HashSet<int>();
        var generator = new RandomGenerator(1);
        Func<Batch, Batch> shift = Augment.Shift(1, generator);
        for (int i = 0; i < 100; i++)
        {
            Tensor moved = shift(Image()).Input;
            Assert.Equal(1, moved.Data.ToArray().Count(value => value == 1));
            seen.Add(moved.Data.IndexOf(1f));
        }
        Assert.Equal([6, 7, 8, 11, 12, 13, 16, 17, 18], seen.Order());
    }

    [Fact]
    public void A_rotation_leaves_the_centre_where_it_is() =>
        Assert.Equal(1, Augment.Rotate(180, new RandomGenerator(4))(Image()).Input[0, 0, 2, 2].Item(), 1e-5f);

    [Fact]
    public void A_flip_mirrors_left_to_right() => Assert.Equal(2, Augment.Flip(1)(Image()).Input[0, 0, 0, 4].Item());

    [Fact]
    public void A_crop_of_everything_changes_nothing() => Assert.Equal(Image().Input.ToArray(), Augment.Crop(1)(Image()).Input.ToArray());

    [Fact]
    public void Cutout_blanks_at_most_its_square()
    {
        var ones = new Batch(Tensor.Ones(20, 2, 8, 8), Tensor.Zeros(20));
        Tensor cut = Augment.Cutout(3, new RandomGenerator(2))(ones).Input;
        for (int n = 0; n < 20; n++)
        {
            int blank = 128 - (int)cut[n].Sum().Item();
            Assert.InRange(blank, 2, 18);
        }
        Assert.Equal(2560, ones.Input.Sum().Item());
    }

    [Fact]
    public void Mixup_mixes_inputs_and_targets_alike()
    {
        var batch = new Batch(Tensor.From(new float[,] { { 0 }, { 1 } }), Tensor.From([0, 1]));
        var generator = new RandomGenerator(3);
        for (int i = 0; i < 20; i++)
        {
            Batch mixed = Augment.Mixup(2, 0.4f, generator)(batch);
            Assert.Equal(mixed.Input[0, 0].Item(), mixed.Target[0, 1].Item(), 1e-6f);
            Assert.Equal(1, mixed.Target[0].Sum().Item(), 1e-6f);
        }
    }

    [Fact]
    public void Noise_has_the_standard_deviation_asked_for()
    {
        var batch = new Batch(Tensor.Zeros(10_000), Tensor.Zeros(1));
        Assert.Equal(0.3f, Augment.Noise(0.3f, new RandomGenerator(1))(batch).Input.Std().Item(), 0.01f);
    }
}
