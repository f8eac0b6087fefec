using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using LinkageWorkPlan.Domain;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LinkageWorkPlan.Reports.Sealing.Keys;

/// <summary>
/// A PKCS #11 module, which a process loads once for all that use it (C_Initialize). One call runs at a time; one that does not end in time
/// is left alone, and everybody else is refused until it has.
/// </summary>
internal sealed class TokenModule
{
    /// <summary>A signature takes a token one or two seconds.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly ConcurrentDictionary<string, TokenModule> Used = new(StringComparer.Ordinal);

    private readonly string path;
    private readonly SemaphoreSlim calls = new(1);
    private IPkcs11Library? library;

    static TokenModule()
    {
        // Pkcs11Interop asks for a "libdl", which newer systems have in their C library alone.
        if (OperatingSystem.IsLinux())
        {
            NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly, (name, _, _) => name == "libdl" && NativeLibrary.TryLoad("libc.so.6", out var found) ? found : IntPtr.Zero);
        }
    }

    private TokenModule(string path) => this.path = path;

    public static Pkcs11InteropFactories Factories { get; } = new();

    /// <summary>Sessions of a former one are gone.</summary>
    public int Generation { get; private set; }

    public static TokenModule Of(string path) => Used.GetOrAdd(path, each => new TokenModule(each));

    /// <exception cref="SealException">The module is missing, or does not answer.</exception>
    public T Call<T>(Side side, Func<IPkcs11Library, T> work)
    {
        if (!calls.Wait(Limit))
        {
            throw Silent(side);
        }

        var call = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return work(library ??= Load(side));
                }
                finally
                {
                    calls.Release();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return Task.WhenAny(call, Task.Delay(Limit)).GetAwaiter().GetResult() == call ? call.GetAwaiter().GetResult() : throw Silent(side);
    }

    /// <summary>Inside a call: the module from its beginning. Many see a token only then that was put in later.</summary>
    public IPkcs11Library Restart(Side side)
    {
        Generation++;
        var former = library;
        library = null;
        try
        {
            former?.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // It is given up in any case.
        }

        return library = Load(side);
    }

    private SealException Silent(Side side) =>
        new(SealFault.TokenFailed, side, $"The module {path} of the seal of {side} did not answer in {Limit.TotalSeconds:0} seconds. Look whether its token is plugged in and its service (pcscd) runs.");

    private IPkcs11Library Load(Side side)
    {
        if (!File.Exists(path))
        {
            throw new SealException(SealFault.ModuleMissing, side, $"The module {path} of the seal of {side} (PKCS #11) is not there: install it from the maker of the token.");
        }

        try
        {
            return Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, path, AppType.MultiThreaded);
        }
        catch (Exception fault) when (fault is UnmanagedException or LibraryArchitectureException or UnsupportedPlatformException or Pkcs11Exception or DllNotFoundException or BadImageFormatException)
        {
            throw new SealException(SealFault.ModuleMissing, side, $"The module {path} of the seal of {side} (PKCS #11) cannot be loaded: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
