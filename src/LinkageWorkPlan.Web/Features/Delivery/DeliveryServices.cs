using LinkageWorkPlan.Web.Hosting;

namespace LinkageWorkPlan.Web.Features.Delivery;

public static class DeliveryServices
{
    /// <summary>The mail queue and its sender. What mails say stands beside the program, in <c>templates/mails</c>.</summary>
    /// <exception cref="Data.Providers.StartupException">A setting is wrong.</exception>
    /// <exception cref="LinkageWorkPlan.Reports.Templates.TemplateException">A mail's words cannot be used.</exception>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SiteAddress.Of(configuration));
        services.AddSingleton(MailOptions.Read(configuration));
        services.AddSingleton(DeliveryOptions.Read(configuration));
        services.AddSingleton(new MailTemplates(TemplatesFolder.Path));
        services.AddSingleton<MailTransport>();
        services.AddSingleton<MailSender>();
        services.AddScoped<MailQueue>();
        services.AddScoped<MailRecipients>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        return services;
    }
}
