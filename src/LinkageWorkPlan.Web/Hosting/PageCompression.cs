using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>
/// Pages and what scripts read are compressed: a plan's is a tenth of its size then, on lines of 1 Mbit/s. Scripts and styles were compressed when they were
/// published (<c>MapStaticAssets</c>), PDFs and workbooks by themselves.
/// </summary>
internal static class PageCompression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Over TLS the size of an answer may tell something of what is in it to whoever can make the reader's browser ask for it
            // with words of their own (BREACH). Nobody can: the session's cookie does not go with requests of other sites.
            options.EnableForHttps = true;
            // Of styles and scripts only what a package brings and the publishing left as it is.
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
