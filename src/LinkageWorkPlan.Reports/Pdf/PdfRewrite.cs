namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Rewrites a PDF with the objects that its trailer reaches, numbered from 1 in their order; nothing that was left out or merged is in it.</summary>
internal sealed class PdfRewrite
{
    /// <summary>Pages nest in few levels; more is no print of the browser's.</summary>
    private const int DepthMax = 32;

    /// <summary>By number; null where none is left. Arrays, since a long report has tens of thousands.</summary>
    private PdfObject?[] objects;

    /// <summary>By number: the one that took its place, or 0.</summary>
    private readonly int[] merged;
    private PdfDictionary trailer;

    /// <summary>One more than the highest number given.</summary>
    private int count;

    /// <param name="file">Of one revision.</param>
    /// <exception cref="PdfException">It has more, or an object is not to be read.</exception>
    public PdfRewrite(PdfFile file)
    {
        if (file.Revisions.Count != 1)
        {
            throw PdfFile.Broken("A file with later revisions is not rewritten.");
        }

        trailer = file.Newest.Trailer;
        var there = file.Newest.Objects.ToList();
        objects = new PdfObject?[there.Count == 0 ? 1 : there.Max() + 1];
        merged = new int[objects.Length];
        count = objects.Length;
        foreach (var number in there)
        {
            objects[number] = file.Resolve(new PdfReference(number), 0);
        }
    }

    public PdfDictionary Catalog => Find(trailer["Root"]) as PdfDictionary ?? throw PdfFile.Broken("The catalog is missing.");

    public PdfReference? Information => trailer["Info"] as PdfReference;

    /// <summary>From the first to the last.</summary>
    public IEnumerable<(PdfReference At, PdfDictionary Page)> Pages() => PagesIn(Catalog["Pages"], 0);

    /// <summary>The object a reference names, or what is given where that is none; null where nothing is there.</summary>
    public PdfObject? Find(PdfObject? value) => value is PdfReference reference ? At(Final(reference.Number)) : value;

    public void Replace(PdfReference reference, PdfObject value) => objects[Final(reference.Number)] = value;

    public PdfReference Add(PdfObject value)
    {
        if (count == objects.Length)
        {
            Array.Resize(ref objects, objects.Length + 1024);
        }

        objects[count] = value;
        return new PdfReference(count++);
    }

    public void ReplaceCatalog(PdfDictionary value) => Replace(trailer["Root"] as PdfReference ?? throw PdfFile.Broken("The catalog is missing."), value);

    /// <param name="id">The pair of identifiers (14.4).</param>
    public void Identify(PdfArray id) => trailer = trailer.With("ID", id);

    /// <summary>One object goes; whoever names it means the other from now on.</summary>
    public void Merge(PdfReference gone, PdfReference into)
    {
        objects[gone.Number] = null;
        merged[gone.Number] = into.Number;
    }

    /// <summary>The file in version 1.7, its tags and lists compressed.</summary>
    /// <param name="change">Changes the text of what is to be compressed, byte by byte in its place.</param>
    public byte[] Build(Action<byte[]>? change = null)
    {
        var numbers = NumbersOfReached(out var reached);
        var packed = new PackedObjects();
        var places = new List<(int Number, PdfPlace Place)> { (0, PdfPlace.Removed) };
        using var to = new MemoryStream();
        to.Write("%PDF-1.7\n%"u8);
        to.Write([0xD3, 0xEB, 0xE9, 0xE1, (byte)'\n']);
        for (var old = 0; old < numbers.Length; old++)
        {
            if (numbers[old] == 0)
            {
                continue;
            }

            var value = Numbered(objects[old]!, numbers);
            if (PackedObjects.Takes(value))
            {
                packed.Add(numbers[old], value);
            }
            else
            {
                places.Add((numbers[old], new PdfPlace((int)to.Length)));
                PdfUpdate.Write(to, numbers[old], value);
            }
        }

        foreach (var (stream, holds) in packed.Build(change))
        {
            reached++;
            places.AddRange(holds.Select((number, index) => (number, new PdfPlace(reached, index))));
            places.Add((reached, new PdfPlace((int)to.Length)));
            PdfUpdate.Write(to, reached, stream);
        }

        PdfUpdate.WriteTable(to, reached + 1, (PdfDictionary)Numbered(trailer, numbers), places);
        return to.ToArray();
    }

    private IEnumerable<(PdfReference At, PdfDictionary Page)> PagesIn(PdfObject? at, int depth)
    {
        if (depth > DepthMax || at is not PdfReference reference || Find(reference) is not PdfDictionary node)
        {
            throw PdfFile.Broken("A page is missing.");
        }

        return node.NameOf("Type") == "Page" ? [(reference, node)] : ((Find(node["Kids"]) as PdfArray)?.Items ?? []).SelectMany(each => PagesIn(each, depth + 1));
    }

    private PdfObject? At(int number) => number < objects.Length ? objects[number] : null;

    private int Final(int number)
    {
        while (number < merged.Length && merged[number] != 0)
        {
            number = merged[number];
        }

        return number;
    }

    /// <returns>By the number in the file as it was, the one it gets; 0 for what nothing names.</returns>
    private int[] NumbersOfReached(out int reached)
    {
        var numbers = new int[objects.Length];
        var waiting = new Stack<PdfObject>([trailer]);
        while (waiting.TryPop(out var value))
        {
            Reach(value);
        }

        reached = 0;
        for (var number = 0; number < numbers.Length; number++)
        {
            numbers[number] = numbers[number] == 0 ? 0 : ++reached;
        }

        return numbers;

        void Reach(PdfObject value)
        {
            switch (value)
            {
                case PdfReference reference when Final(reference.Number) is var number && At(number) is { } found && numbers[number] == 0:
                    numbers[number] = 1;
                    waiting.Push(found);
                    break;
                case PdfArray array:
                    foreach (var item in array.Items)
                    {
                        Reach(item);
                    }

                    break;
                case PdfDictionary dictionary:
                    foreach (var entry in dictionary.Entries)
                    {
                        Reach(entry.Value);
                    }

                    break;
                case PdfStream stream:
                    Reach(stream.Dictionary);
                    break;
            }
        }
    }

    /// <summary>The same with the new numbers; a reference to nothing means null (7.3.10).</summary>
    private PdfObject Numbered(PdfObject value, int[] numbers) => value switch
    {
        PdfReference reference => At(Final(reference.Number)) is null ? new PdfWord("null") : new PdfReference(numbers[Final(reference.Number)]),
        PdfArray array => new PdfArray(array.Items.Select(each => Numbered(each, numbers)).ToArray()),
        PdfDictionary dictionary => new PdfDictionary(dictionary.Entries.Select(each => (each.Key, Numbered(each.Value, numbers))).ToArray()),
        PdfStream stream => new PdfStream((PdfDictionary)Numbered(stream.Dictionary, numbers), stream.Bytes),
        _ => value,
    };
}
