using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Components.Forms;

namespace LinkageWorkPlan.Web.Files;

/// <summary>A file that the browser sent and nobody saved yet: on the disk, gone with the page or with the process.</summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    private const int BufferSize = 512 * 1024;
    private readonly FileStream content;

    /// <param name="content">Open, and closed with this.</param>
    internal ReceivedFile(string name, FileStream content) => (Name, this.content) = (name, content);

    public string Name { get; }

    /// <summary>Bytes.</summary>
    public long Size => content.Length;

    public TextWords Title { get; set; } = TextWords.None;
    public Language? Language { get; set; }
    public bool IsProduct { get; set; }

    /// <summary>The milestone that it shows; null for all that the record reaches.</summary>
    public Guid? Milestone { get; set; }

    /// <param name="progress">Bytes received so far.</param>
    /// <exception cref="IOException">The connection broke or the disk is full.</exception>
    public static async Task<ReceivedFile> ReceiveAsync(IBrowserFile file, Func<long, Task> progress, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"lwp-{Guid.CreateVersion7():N}");
        var content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using var stream = file.OpenReadStream(Evidence.SizeMax, cancel);
            var buffer = new byte[BufferSize];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancel)) > 0)
            {
                await content.WriteAsync(buffer.AsMemory(0, count), cancel);
                await progress(content.Length);
            }

            return new ReceivedFile(file.Name, content);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public EvidenceUpload ToUpload() => new(Name, Open, Title, Language, IsProduct, Milestone);

    public ValueTask DisposeAsync() => content.DisposeAsync();

    private UnclosedStream Open()
    {
        content.Position = 0;
        return new UnclosedStream(content);
    }

    /// <summary>Whoever reads the file closes what it was given; the file itself stays until the page is left.</summary>
    private sealed class UnclosedStream(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
