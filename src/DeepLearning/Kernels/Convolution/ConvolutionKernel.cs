namespace DeepLearning;

/// <summary>
/// Convolution of images [batch, channels, height, width] with weights [out, in/groups, kernel height, kernel width], and
/// its two gradients, all as products of a small matrix with shifted planes (see <see cref="ConvolutionShape"/>). A 1×1
/// kernel is a plain matrix product. The input gradient is itself such a convolution, of dY with the weights turned
/// round, once for each remainder of the stride; the weight gradient is dot products of planes.
/// </summary>
internal static unsafe class ConvolutionKernel
{
    /// <summary>y = x ∗ w + bias; <paramref name="bias"/> may be empty.</summary>
    public static void Forward(
        in ConvolutionShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y)
    {
        fixed (float* px = x, pw = weight, pb = bias, py = y)
        {
            if (shape.IsProduct)
            {
                PointwiseForward(shape, px, pw, bias.IsEmpty ? null : pb, py);
                return;
            }
            int imageFloats = shape.InChannels * shape.Channel, atOnce = shape.ImagesAtOnce(imageFloats);
            float* planes = Scratch.Get(ScratchSlot.Planes, atOnce * imageFloats + PlaneCopy.Slack);
            int* offsets = InputOffsets(shape);
            for (int image = 0; image < shape.Batch; image += atOnce)
            {
                int images = Math.Min(atOnce, shape.Batch - image);
                CopyInput(shape, px, planes, image, images);
                ShiftedProduct.Run(images, new ShiftedProduct
                {
                    Planes = planes,
                    PlanesPerImage = imageFloats,
                    PlanesPerGroup = shape.GroupIn * shape.Channel,
                    PlaneWidth = shape.PlaneWidth,
                    Left = pw,
                    LeftPerGroup = (nint)shape.GroupOut * shape.Depth,
                    Rows = shape.GroupOut,
                    Depth = shape.Depth,
                    Offsets = offsets,
                    Bias = bias.IsEmpty ? null : pb,
                    Target = py + (nint)image * shape.OutChannels * shape.OutHeight * shape.OutWidth,
                    Groups = shape.Groups,
                    ResultHeight = shape.OutHeight,
                    ResultWidth = shape.OutWidth,
                    TargetHeight = shape.OutHeight,
                    TargetWidth = shape.OutWidth,
                    StepY = 1,
                    StepX = 1,
                });
            }
        }
    }

    /// <summary>dW (+)= the gradient with respect to the weights, for x and dL/dy.</summary>
    public static void WeightGradient(
        in ConvolutionShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> gradient, Span<float> weightGradient, bool add)
    {
        fixed (float* px = x, pg = gradient, pw = weightGradient)
        {
            int places = shape.OutHeight * shape.PlaneWidth, gradientPlane = (places + 15) / 16 * 16;
            int imageFloats = shape.InChannels * shape.Channel, gradientFloats = shape.OutChannels * gradientPlane;
            int atOnce = shape.ImagesAtOnce(imageFloats + gradientFloats);
            float* planes = Scratch.Get(ScratchSlot.Planes, atOnce * imageFloats + PlaneCopy.Slack);
            float* gradients = Scratch.Get(ScratchSlot.GradientPlanes, atOnce * gradientFloats + PlaneCopy.Slack);
            int* offsets = InputOffsets(shape);
            for (int image = 0; image < shape.Batch; image += atOnce)
            {
                int images = Math.Min(atOnce, shape.Batch - image);
                CopyInput(shape, px, planes, image, images);
                var widen = new WidenRows
                {
                    Source = pg + (nint)image * shape.OutChannels * shape.OutHeight * shape.OutWidth,
                    Target = gradients,
                    Height = shape.OutHeight,
                    Width = shape.OutWidth,
                    TargetWidth = shape.PlaneWidth,
                    TargetPlane = gradientPlane,
                };
                WorkerPool.Run(images * shape.OutChannels, Math.Max(1, 16 * 1024 / gradientPlane), ref widen);
                ShiftedDots.Run(new ShiftedDots
                {
                    Planes = planes,
                    PlanesPerImage = imageFloats,
                    PlanesPerGroup = shape.GroupIn * shape.Channel,
                    Gradients = gradients,
                    GradientPlane = gradientPlane,
                    Target = pw,
                    Offsets = offsets,
                    Images = images,
                    Groups = shape.Groups,
                    Rows = shape.GroupOut,
                    Depth = shape.Depth,
                    Places = places,
                    Add = add || image > 0,
                });
            }
        }
    }

    /// <summary>dX (+)= the gradient with respect to the input, for the weights and dL/dy.</summary>
    public static void InputGradient(
        in ConvolutionShape shape, ReadOnlySpan<float> weight, ReadOnlySpan<float> gradient, Span<float> inputGradient, bool add)
    {
        if (!add)
        {
            // Inputs that the strides skip have no share.
            inputGradient.Clear();
        }
        fixed (float* pw = weight, pg = gradient, px = inputGradient)
        {
            int planeHeight = shape.PlaneHeight + shape.ReachY, planeWidth = shape.PlaneWidth + shape.ReachX;
            int imageFloats = shape.OutChannels * planeHeight * planeWidth, atOnce = shape.ImagesAtOnce(imageFloats);
            float* planes = Scratch.Get(ScratchSlot.GradientPlanes, atOnce * imageFloats + PlaneCopy.Slack);
            for (int image = 0; image < shape.Batch; image += atOnce)
            {
                int images = Math.Min(atOnce, shape.Batch - image);
                PlaneCopy.Run(images * shape.OutChannels, new PlaneCopy
                {
                    Source = pg + (nint)image * shape.OutChannels * shape.OutHeight * shape.OutWidth,
                    Target = planes,
                    Height = shape.OutHeight,
                    Width = shape.OutWidth,
                    PlaneHeight = planeHeight,
                    PlaneWidth = planeWidth,
                    MarginY = shape.ReachY,
                    MarginX = shape.ReachX,
                    StrideY = 1,
                    StrideX = 1,
                });
                for (int remainder = 0; remainder < shape.StrideY * shape.StrideX; remainder++)
                    InputGradientOfRemainder(shape, pw, planes, planeHeight, planeWidth,
                        px + (nint)image * shape.InChannels * shape.Height * shape.Width, images, remainder);
            }
        }
    }

    private static void InputGradientOfRemainder(
        in ConvolutionShape shape, float* weight, float* planes, int planeHeight, int planeWidth, float* target, int images, int remainder)
    {
        int remainderY = remainder / shape.StrideX, remainderX = remainder % shape.StrideX, depth = 0, plane = planeHeight * planeWidth;
        float* turned = Scratch.Get(ScratchSlot.Second, shape.OutChannels * shape.Depth);
        int* offsets = (int*)Scratch.Get(ScratchSlot.Offsets, shape.GroupOut * shape.KernelHeight * shape.KernelWidth);
        for (int o = 0; o < shape.GroupOut; o++)
            for (int ky = 0; ky < shape.KernelHeight; ky++)
                for (int kx = 0; kx < shape.KernelWidth; kx++)
                {
                    int y = ky * shape.DilationY, x = kx * shape.DilationX;
                    if (y % shape.StrideY == remainderY && x % shape.StrideX == remainderX)
                        offsets[depth++] = o * plane + (shape.ReachY - y / shape.StrideY) * planeWidth + shape.ReachX - x / shape.StrideX;
                }
        if (depth == 0) return;
        Turn(shape, weight, turned, depth, remainderY, remainderX);
        ShiftedProduct.Run(images, new ShiftedProduct
        {
            Planes = planes,
            PlanesPerImage = shape.OutChannels * plane,
            PlanesPerGroup = shape.GroupOut * plane,
            PlaneWidth = planeWidth,
            Left = turned,
            LeftPerGroup = (nint)shape.GroupIn * depth,
            Rows = shape.GroupIn,
            Depth = depth,
            Offsets = offsets,
            Target = target,
            Groups = shape.Groups,
            ResultHeight = shape.PlaneHeight,
            ResultWidth = shape.PlaneWidth,
            TargetHeight = shape.Height,
            TargetWidth = shape.Width,
            StepY = shape.StrideY,
            StepX = shape.StrideX,
            FirstY = remainderY - shape.PadY,
            FirstX = remainderX - shape.PadX,
            Add = true,
        });
    }

    /// <summary>The weights as [in, out · kernel elements of the remainder], group by group.</summary>
    private static void Turn(in ConvolutionShape shape, float* weight, float* turned, int depth, int remainderY, int remainderX)
    {
        for (int group = 0; group < shape.Groups; group++)
            for (int c = 0; c < shape.GroupIn; c++)
                for (int o = 0; o < shape.GroupOut; o++)
                {
                    float* kernel =
                        weight + ((nint)(group * shape.GroupOut + o) * shape.GroupIn + c) * shape.KernelHeight * shape.KernelWidth;
                    for (int ky = 0; ky < shape.KernelHeight; ky++)
                        for (int kx = 0; kx < shape.KernelWidth; kx++)
                            if (ky * shape.DilationY % shape.StrideY == remainderY && kx * shape.DilationX % shape.StrideX == remainderX)
                                *turned++ = kernel[ky * shape.KernelWidth + kx];
                }
    }

    private static void PointwiseForward(in ConvolutionShape shape, float* x, float* weight, float* bias, float* y)
    {
        int pixels = shape.Height * shape.Width;
        if (bias is not null)
            for (int plane = 0; plane < shape.Batch * shape.OutChannels; plane++)
                new Span<float>(y + (nint)plane * pixels, pixels).Fill(bias[plane % shape.OutChannels]);
        var job = new PointwiseJob { X = x, Weight = weight, Y = y, Shape = shape, Add = bias is not null };
        WorkerPool.Run(shape.Batch, 1, ref job);
    }

    private static int* InputOffsets(in ConvolutionShape shape)
    {
        int* offsets = (int*)Scratch.Get(ScratchSlot.Offsets, shape.Depth);
        int k = 0;
        for (int c = 0; c < shape.GroupIn; c++)
            for (int ky = 0; ky < shape.KernelHeight; ky++)
                for (int kx = 0; kx < shape.KernelWidth; kx++) offsets[k++] = shape.Offset(c, ky, kx);
        return offsets;
    }

    private static void CopyInput(in ConvolutionShape shape, float* x, float* planes, int image, int images) =>
        PlaneCopy.Run(images * shape.InChannels, new PlaneCopy
        {
            Source = x + (nint)image * shape.InChannels * shape.Height * shape.Width,
            Target = planes,
            Height = shape.Height,
            Width = shape.Width,
            PlaneHeight = shape.PlaneHeight,
            PlaneWidth = shape.PlaneWidth,
            MarginY = shape.PadY,
            MarginX = shape.PadX,
            StrideY = shape.StrideY,
            StrideX = shape.StrideX,
        });

    private struct PointwiseJob : IRangeJob
    {
        public float* X, Weight, Y;
        public ConvolutionShape Shape;
        public bool Add;

        public readonly void Run(int start, int end)
        {
            int pixels = Shape.Height * Shape.Width;
            for (int item = start * Shape.Groups; item < end * Shape.Groups; item++)
            {
                MatrixKernel.Multiply(
                    new MatrixView(Weight + (nint)(item % Shape.Groups) * Shape.GroupOut * Shape.GroupIn, Shape.GroupOut, Shape.GroupIn),
                    new MatrixView(X + (nint)item * Shape.GroupIn * pixels, Shape.GroupIn, pixels),
                    new MatrixView(Y + (nint)item * Shape.GroupOut * pixels, Shape.GroupOut, pixels), Add);
            }
        }
    }

    /// <summary>Copies planes into planes with longer rows, zeros after each row and to the end of the plane.</summary>
    private struct WidenRows : IRangeJob
    {
        public float* Source, Target;
        public int Height, Width, TargetWidth, TargetPlane;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int start, int end)
        {
            for (int plane = start; plane < end; plane++)
            {
                var target = new Span<float>(Target + (nint)plane * TargetPlane, TargetPlane);
                for (int row = 0; row < Height; row++)
                {
                    new ReadOnlySpan<float>(Source + ((nint)plane * Height + row) * Width, Width)
                        .CopyTo(target.Slice(row * TargetWidth, Width));
                    target.Slice(row * TargetWidth + Width, TargetWidth - Width).Clear();
                }
                target[(Height * TargetWidth)..].Clear();
            }
        }
    }
}
